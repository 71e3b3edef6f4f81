/** Frequent English words that Indonesian speech has not borrowed. Those that both languages write alike are left out. */
export const ENGLISH = `
  a an the and or but so because although while since until unless though however therefore of to in on at by for from with
  without within between among through during before after above below under over into onto about against toward towards
  i you he she it we they me him us them my your his her its our their mine yours ours theirs myself yourself himself itself
  this that these those here there where when why how what who whom whose which is are was were be been being am do does did
  doing done have has had having will would shall should can could may might must not isn't don't doesn't didn't won't can't
  couldn't wasn't aren't i'm it's they're we're you're i've they've that's there's what's let's very too also just only even
  still yet already again ever never always often sometimes usually really quite rather almost enough much many more most few
  less least some any every each both either neither other another such same own well soon now today tomorrow yesterday
  tonight ago later early first last next second third one two three four five six seven eight nine ten hundred thousand
  million people person man men woman women child children kid kids boy girl father mother family friend friends neighbor
  neighbour citizen citizens resident residents government minister ministry president governor mayor police officer officers
  official officials court judge lawyer law laws army soldier soldiers airport station road roads street city town village
  country state province island nation world house home school schools hospital doctor nurse teacher student students office
  building bridge water power electricity food money price prices tax taxes fee fees job jobs work works worked working worker
  workers business company year years month months week weeks day days hour hours minute minutes time times morning night
  thing things something nothing anything everything someone anyone everyone nobody way ways place problem problems question
  answer case cases report reports reported reporting news story word words number part end side hand hands eye eyes head life
  death body health say says said saying tell tells told telling ask asks asked asking speak talk talked call calls called
  calling answer answered reply replies replied go goes went gone going come comes came coming get gets got getting give gives
  gave given giving take takes took taken taking make makes made making see sees saw seen look looks looked looking find finds
  found know knows knew known think thinks thought want wants wanted need needs needed use uses used using try tries tried
  trying help helps helped leave leaves left wait waits waited waiting keep keeps kept let lets begin began start starts
  started stop stops stopped run runs ran show shows showed shown hear heard feel feels felt become became seem seems bring
  brings brought buy bought sell sold pay pays paid paying lose loses lost win wins won meet meets met send sends sent build
  builds built break breaks broke broken cut cuts fall falls fell grow grew open opens opened close closes closed move moves
  moved live lives lived believe happen happens happened change changes changed turn turned follow followed stand stood read
  write wrote written kill kills killed die dies died arrest arrests arrested deport deports deported reject rejects rejected
  accept accepted deny denies denied claim claims claimed accuse accused charge charged sentence sentenced jail jailed appeal
  graft bribe bribery corruption crime suspect suspects probe probes investigate investigation raid raids seize seized ban
  bans banned order orders ordered sign signs signed launch launches launched announce announces announced plan plans planned
  expect expects expected warn warns warned urge urges urged vow vows vowed slam slams slammed hail hails hailed praise praises
  praised blame blames blamed protest protesters protests rally strike flood floods flooded earthquake quake fire crash crashed
  crashes hits hit dead injured missing rescue rescued victims victim delay delayed delays flight flights passenger passengers
  passport visa immigration customs finance trade foreign investor investors market growth rise rises rose drop drops dropped
  high higher highest low lower lowest big bigger biggest small long longer short new newer old older young right wrong true
  false great greatest nice poor rich hard easy easier quick quickly slowly late fast-track friendly rude polite helpful kind
  unkind lazy dirty clean safe dangerous happy unhappy angry sad sorry proud ashamed shame disappointed disappointing terrible
  horrible awful wonderful beautiful excellent perfect useless worse useful important ready free full empty sure able unable
  possible impossible different difficult public private national local line queue staff
  service services system update-your please thank welcome hello goodbye yes maybe perhaps literally honestly actually
`
/** Words of both: Indonesian posts borrow them, so alone they say nothing about the language. */
export const BORROWED = `
  good bad best worst love respect job nice great thanks thank sorry please update fast slow response service services staff
  friendly helpful recommended clean excellent amazing awesome cool top wow fix happy live report free online error down
  website proud free new full hello line update welcome perfect
`

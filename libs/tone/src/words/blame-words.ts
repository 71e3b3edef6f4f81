/** Words of blame and trouble. */
export const BLAME = `
  abai acak acuh aduan alasan amblas ambrol ambruk amburadul amplop ancam aneh angkuh aniaya anjing annoying antre antri
  apek arogan asal bad badut bahaya bajingan bangsat banjir basi bau becek bego bejat beking bekingan belagu benci
  berantakan berbahaya berbelit berdalih berjamur berkilah berkutu berlubang berpihak bertele bete biadab bobrok bocor
  bodoh bohong bolak-balik bolakbalik bolong boros bosan brengsek broken brutal bubar bubarkan bug bulu bungkam buruk
  busuk calo capai cape capek carut celaka ceroboh complain copet copot crash cuek cueki culas curang dagelan dalih
  derita desak-desakan diabaikan diacuhkan diam dibiarkan dicuekin didiamkan dioper dipalak dipersulit dipingpong
  dipotong dirty diskriminasi disunat disuruh ditelantarkan ditolak dor down drama dungu dusta edan embat enggan eror
  error fail failed formalitas gaduh gagal gaje gajelas galak garap garong gebuk gelap gendeng geram ghosting gila gimik
  gimmick goblok hancur hang hilang intimidasi invalid ironis jadul janji jelek jengkel jijik joke jorok judes jutek
  kabur kacau kadaluarsa kampret kampungan kapok karatan kasar kecewa kedaluwarsa kejam keji keliru keluh keluhan keruh
  kesal kesel ketus kilah kisruh kolusi komplain konyol korban korup korupsi koruptor kosong kotor kumuh kuno kutu lag
  lalai lama lambat lame lawak lelah lelet lemah lembek lemot lengser lenyap letoy licik longsor loyo lubang lucu macet
  mafia mager mahal malak malas males maling malu mampet mandek mandul mangkrak marah mati mbulet melempem memalukan
  memeras memihak menangis mencla-mencle menderita mengabaikan mengancam mengantre mengeluh menipu menunggu merugi
  merugikan miris mokong molor muak mubazir mumet mundur muter muter-muter nangis ndableg nepotisme ngaco ngantre
  ngantri ngasal ngawur nge-lag ngelag ngeles ngeri ngibul ngilang nightmare nihil nilep nipu nol norak nunggu ogah
  oknum omdo omong omongan ompong oon padam palak palsu pandang parah parno payah pecat pemerasan pencitraan peras
  percuma pesanan php pilih plin-plan plinplan potong prihatin protes pukul pungli pungutan pusing raib rampok represif
  retak ribet ricuh ridiculous risih roboh rude rugi rumit rusak ruwet sakit salah sampah sandiwara scam sebal sebel
  sedih seenaknya semaunya sembarangan semena semrawut sengsara seram serampangan serem seremonial sewenang shame
  sia-sia sialan siksa sinting slow sogok sombong songong stres suap suck sucks suka-suka sukar sulit sunat susah tai
  tampar tebang tega telantar telat teledor tembak tendang terbengkalai terlambat terlantar tersiksa tilep tipu titipan
  tobat tolol trash tumpul tutup unprofessional upeti usang useless worst zalim zonk`

/** Blame in Javanese, Sundanese, Minang, Banjar, Malay of the east and others. */
export const REGIONAL_BLAME = `
  ambek angel apes asu awon bacirik banar bangih bau belegug bosan bosok budi bungul butut cacak cak-mano cape cuk dak
  duto elek gadang gak garelo gela gelo goreng hate henteu hese hosip indaak indak isin jahat jancok jancuk jo kabuju
  kada kadada kakehan kalo-be karunya katek kentot kesel keuheul kong-kali kotor kotur kumaha kurang-ajar kwa lamo
  larang lawas lemak-nian lila mambu mangkel mbulet muar mumet nda ndak ndak-do nelongso ngapusi ngenes nggak ngomel
  nian nyanda nyeri omong ora ota ota-ota paleng pamalas pambaduto paniang pante parlente payah pe-lama pelak puang puki
  pundek pusing ra regane riweuh rusak rusuah ruwet sakik sansai sarik seng seng-ada sengak sengsoro sieun so-lama
  songong supan suwe tacik tai tambuk tara teu teuing tipu-tipu tolen`

/** Acts of criticism, protest and complaint. */
export const CRITICISM = `
  adukan aksi-massa anggap angket bantah batalkan boikot bubarkan cecar cela cibir class-action copot curhat curiga demo
  desak diadukan dianggap dibantah dicecar dicurigai didemo didesak digugat diingatkan dikecam dikecewakan dikeluhkan
  dikritik dilaporkan dilempari dimarahi dinilai dipertanyakan diprotes diragukan disayangkan disemprot disesalkan
  disindir disoraki disorot ditagih ditegur ditertawakan ditolak dituding dituduh dituntut evaluasi gempur geram gugat
  hujat ingatkan interpelasi judicial kaji-ulang kecam kecewa keluh keluhkan komplain kritik kritisi laporkan lawan
  lempari marah-marah melaporkan membantah mempertanyakan memprotes menagih mencecar mencurigai mendemo mendesak mengadu
  mengadukan mengecam mengeluhkan menggugat mengkritik menolak menuding menuduh menuntut menyayangkan menyesalkan
  menyindir menyoroti meragukan minta-maaf mundur murka ngadu nilai pansus pencopotan peringatkan pertanyakan petisi
  praperadilan protes ragukan sayangkan semprot sesalkan sindir somasi sorot soroti surati tagih tegur tolak tuding
  tuduh tuntut unjuk-rasa`

/**
 * Frequent words that end like a clitic but carry none (`masalah` is not `masa` + `-lah`). Our own list, written from words of
 * news and posts; only words with at least three letters before the ending are needed, since a shorter rest is never stripped.
 */
export const WHOLE_WORDS: ReadonlySet<string> = new Set(`
  abdullah adalah alangkah alhamdulillah amrullah baitullah bangku barokah bercelah berilmu berjumlah berkah berlaku
  bermasalah berperilaku bersalah bersedekah bersekolah bersuku bertamu bertanya bertemu bertingkah berulah bismillah bongkah
  dihimpun dijamu dinikah diolah disebelah ditanya fadilah fadillah fisabilillah hidayatullah himpun hizbullah insyaallah
  istilah jamilah jumlah kabilah ketemu laknatullah langkah lillah majalah makalah makkah maluku masalah masiku masyaallah
  maupun mekkah melangkah memangku membeku membelah menanya menemu mengaku mengalah mengampun menghimpun mengolah menikah
  menjamu meramu meskipun muamalah naskah nasrullah nazilah ngaku nyonya pangku pelaku penanya penemu pengolah peramu perilaku
  ramallah rasulullah risalah rohingnya rumpun sabilillah saefullah saifullah seadanya sebaiknya sebaliknya sebangku sebelah
  sebenarnya sebetulnya sebongkah sedekah seharusnya sejumlah sekalipun sekolah selaku selamanya selangkah selanjutnya
  selayaknya selebihnya seolah serumpun sesungguhnya setelah setidaknya silsilah subhanallah syaifullah tengku terbelah
  terpaku teungku tingkah tungku ubaidillah ubedillah walaupun
`.trim().split(/\s+/))

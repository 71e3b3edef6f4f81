/** The usual spelling first, then how people shorten or bend it. */
const SPELLINGS = `
  tidak gk gak ga nggak ngga enggak engga kagak kaga tdk tak ndak g
  banget bgt bngt bangett
  tapi tp tpi
  dengan dgn dg
  yang yg
  untuk utk buat bwt
  karena krn karna
  gara-gara gara2 gegara
  jangan jgn
  sudah sdh udh udah dah uda
  belum blm blom belom
  sama sm ama
  dari dr
  daripada drpd
  pada pd
  kalau kl klo kalo klu
  orang org orng
  jadi jd
  juga jg
  lagi lg lgi
  langsung lgsg lngsng lsg
  terus trs trus tros
  bisa bs bsa
  sekarang skrg skrng skg
  kemarin kmrn kmren kemaren
  tanggal tgl
  bulan bln
  tahun thn
  hari hr
  minggu mggu
  jalan jln jl
  dalam dlm
  dapat dpt dapet
  tempat tmpt
  banyak bnyk byk
  benar bener bnr beneran
  cuma cm cuman cmn
  saya gw gue gua w aku aq ak sy
  kamu lu lo loe elu km kmu
  bagaimana gmn gimana gmna
  kenapa knp knpa napa
  seperti kyk kayak kek kaya ky
  memang emg emang mmg
  saja aja aj doang doank
  masih msh masi mash
  buat bikin
  sedikit dikit
  antre ngantri antri ngantre mengantre
  antrean antrian
  malas males
  capek cape
  telepon telp telpon tlp
  terimakasih makasih mksh makasi trims thx thanks tq
  tunggu nunggu menunggu ditunggu
  tanya nanya
  kata bilang blg ngomong
  sampai smpe sampe ampe nyampe
  pakai pake pk pkai
  urus ngurus mengurus urusan
  bayar bayarin
  lihat liat ngeliat
  kelihatan keliatan
  dengar denger
  pintar pinter
  cepat cepet
  lambat lelet lemot
  telat tlt
  petugas petugasnya
  admin min mimin`

/** The usual spelling of each short or bent one. */
export const SLANG: ReadonlyMap<string, string> = new Map(SPELLINGS.trim().split('\n').flatMap(line => {
  const [usual = '', ...bent] = line.trim().split(' ')
  return bent.map(one => [one, usual] as const)
}))

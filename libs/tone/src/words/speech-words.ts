/** Saying and asking. */
export const SPEECH = `
  ajak akui bantah berharap bilang blg harap himbau imbau imbuh ingatkan janji jawab jelas kata klaim menunggu minta
  ngaku ngomong omong papar pastikan sampaikan sebut tambah tanya tegas tepis terang tunggu tutur ujar umumkan ungkap
  usul usulkan`

/** Words of schedules, notices and questions. */
export const NOTICE = `
  ada akun alamat apakah bagaimana berapa berlaku brp buka bulan cpns daftar dialihkan dilantik dimana dipindah ditutup
  formulir gimana hingga info informasi izin jadwal jam jumat kah kamis kapan kunjungan kuota laman lantik link lokasi
  loket lomba lowongan magang min minggu mohon mulai nanya nomor numpang pelantikan pendaftaran pengumuman permisi
  persyaratan pppk pukul rabu rapat rekrutmen sabtu selasa seminar senin situs sosialisasi syarat tanggal tanya tautan
  tolong tutup upacara webinar website`

/** Particles and exclamations that often mark mockery. */
export const IRONY = `
  ajaib alah ampun anjay anjir anjrit astaga astagfirullah bagus buset busyet deh dong duh emang gila gitu hadeh hadeuh
  haha hahaha halah hebat hebatnya hehe hilih huft istimewa juara kali katanya keren kok konon konsisten koq lah lho loh
  lol luar-biasa luarbiasa mantap masa masak memang njir prestasi sakti salut selamat sih terima-kasih toh waduh wah
  wkwk wkwkwk wow ya`

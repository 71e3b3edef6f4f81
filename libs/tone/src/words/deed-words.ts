/** What agencies are praised for in the news: help, building, prizes, results. */
export const AID = `
  adipura akses aman amankan antar antarkan apresiasi asyik atasi bagi-bagi bagikan bakat bangun bansos bantu bantuan
  beasiswa bebaskan benahi berantas berdayakan berhasil berikan bersihkan bongkar buka capai cegah cek dampingi dapur
  dipadamkan donasi dongkrak dorong evakuasi fasilitasi festival fogging gagalkan gandeng gebrakan gelar gempur genjot
  gotong gratis gratiskan hibah inovasi iso jaga jemput juara kasih kebut kembalikan kemudahan kerahkan keren kolaborasi
  kompak kondusif kreatif lampaui lancar latih layani lindungi luncurkan majukan maksimalkan melayani meluncurkan
  membagikan membangun mempermudah memulangkan menanam menangani mencegah mengatasi mengevakuasi menggagalkan mengungkap
  meningkatkan menolong menyalurkan menyediakan menyelamatkan menyerahkan menyiapkan meraih merawat meresmikan
  mewujudkan musnahkan naik operasi optimalkan padamkan pameran pasar pelatihan pelayanan peluncuran pembangunan
  pemberantasan pemberdayaan pemulihan pencegahan pendampingan penghargaan penghijauan peningkatan penyaluran
  penyelamatan perbaikan perbaiki percepat perlindungan perluas permudah posko predikat prestasi pulangkan pulihkan raih
  rampungkan rawat rekor renovasi resmikan revitalisasi royong salurkan santunan santuni sediakan selamatkan sembako
  sembuh serahkan sertifikat siaga siagakan siapkan sigap sinergi sinergitas sita subsidi sukses sumbang sumbangan
  surplus tambah tanam tangan tangani tanggulangi tekan tembus terbaik terima terjunkan terkendali terobosan tersalurkan
  tingkatkan tinjau tolong transparan tuntaskan turun turunkan umum ungkap urai vaksin vaksinasi wtp wujudkan`

/** What agencies are blamed for in the news: bribes, crimes, accidents, failures. */
export const SCANDAL = `
  abai absen aib aliran ambrol ambruk aniaya bagi-bagi-jatah bancakan bandar banjir batal bentrok bentrokan bergejolak
  bobrok bocor bocornya bolos bui bunuh buron buruk cabul calo carut-marut coreng curang curi dibekuk dibui diciduk
  dicokok dicopot diduga dihukum dikriminalisasi dipecat dipenjara diretas diringkus disuap disunat ditahan ditangkap
  ditunggak divonis dugaan duit etik fiktif foya gagal ganja geger gejolak gelapkan gratifikasi gugatan heboh hina isu
  jatuh jual-beli kabur kacau kebakaran kecelakaan kecipratan kecurangan kelalaian keliru keracunan keroyok kerugian
  kisruh kode-etik kongkalikong kontroversi korup korupsi koruptor kriminalisasi krisis kurir lalai lamban lambat
  langgar lari lemah lgbt libatkan mabuk macet mahar maki makian malas maling mangkir mangkrak manipulasi mark-up mati
  melanggar melarikan melibatkan memeras mencla-mencle menghina meninggal menunggak menyuap mesum mewah minim molor
  narkoba noda oknum padam palsu pecat pelanggaran pelarian pelecehan pelesiran pemalsuan pemecatan pemeras pemerasan
  pemerkosaan pemotongan pencurian penganiayaan pengedar penggelapan penipu penipuan penjara penyiksaan penyuap
  peretasan perkosa polemik potong pungli rekayasa ricuh roboh rugi rusak sabu salah selingkuh semrawut sengketa siksa
  simpang-siur skandal suap sunat tabrak tabrakan tak-hadir teler tembak terbakar terbengkalai tercoreng terdakwa
  terjaring terjerat terlibat teror terpidana tersandung tersangka tersangkut terseret tertembak tewas tipu tudingan
  tumpang-tindih tunggakan utang viral vonis zina`

/** Law enforcement: the daily work of some agencies, and a blow to whom it hits. */
export const LAW = `
  amankan bekuk bersaksi borgol buru cegah cekal ciduk cokok dakwa dalami dipanggil diperiksa eksekusi geledah gerebek
  grebek hukum jebloskan jerat kejar limpahkan memanggil memeriksa menahan menangkap menetapkan menggeledah mengusut
  menilang menyita ott panggil penertiban penyelidikan penyidikan periksa razia ringkus saksi segel selidiki sidang
  sidik sita tahan tangkap tertibkan tetapkan tilang tuntut usut vonis`

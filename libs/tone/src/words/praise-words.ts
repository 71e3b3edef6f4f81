/** Words of praise and content. */
export const PRAISE = `
  acung adil ajib alhamdulillah aman amanah amazing andal apik appreciate asri awesome bagus bahagia baik bangga berani
  beres berguna berhasil berjasa berkah berkat berkualitas bermanfaat berprestasi bersih best cakep canggih cantik
  cekatan cepat cerdas cinta clean contoh damai dedikasi dimudahkan efektif efisien elok enak excellent fast favorit
  friendly gampang gandos gercep gesit gokil good gratis great guyub handal harmonis hebat helpful hemat humanis ikhlas
  indah informatif inovatif inspiratif istimewa jasa jelas jempol jos joss juara jujur kagum kece keceh kelar keren
  komitmen kompak kompeten komunikatif kondusif konkret konsisten kooperatif kreatif kudos lancar layak lega lezat love
  luwarbiasa luwes maju makasih manfaat mantab mantap mantul manusiawi membantu mempan memuaskan memudahkan memuji
  menang mntp modern mudah mulus mumpuni murah murni nice nuhun nyaman nyata ok oke pahlawan pantas panutan patut peduli
  pengertian perhatian pintar prestasi profesional proud puas ramah rampung rancak rapi recommended rekomen respect
  respek responsif sabar sae salut santun sat-set satsat satset sayang sehat sejuk selamat semangat sembuh senang sigap
  sinergi sip smooth solutif sopan suka sukses suwun syukur tanggap tegas teladan telaten teliti tengkyu terang teratur
  terbaik terbantu terharu terimakasih terpercaya tertib tertolong thank thanks thx tiru tolong top transparan trims
  tulus tuntas unggul untung worth wow`

/** Praise in Javanese, Sundanese, Minang, Banjar, Malay of the east and others. */
export const REGIONAL_PRAISE = `
  akung alus ampih apik bae bae-bae baek bageur bagusnya bah baik-baik becat becik beres beresih bujur bungah bungas
  cadiak cepet cocok danke elok enggal ewako gampang gampil gelis geulis grapyak hatur himung horas jago jiwa kale kase
  kasih kesuwun kurru lajang lancar makase manjua mantap mantap-kali mantapnya marem matur maturnuwun mauliate nuhun
  nuwun nyaman pas-kali paten pisan rahayu ramah rancak rancaknyo rapih resik reugreug sae sakalangkong sanang sanget
  seneng sukses suksme sumeh suwun tabe tarima tarimo tarimokasih`

/** Taking somebody’s side. */
export const SUPPORT = `
  acungi-jempol andalkan apresiasi bangga banggakan bela diapresiasi dibela dicontoh didukung dihargai dipercaya dipuji
  disambut ditiru dukung dukungan harapan hargai hormat hormati idola idolakan kagum kepercayaan layak membela memuji
  mendukung mengapresiasi menghargai menyambut merestui optimis pantas patut percaya positif puji pujian restui salut
  sambut sambut-baik sanjung save selamat selamatkan sepakat setuju tepuk-tangan terbantu terima-kasih terkesan yakin`

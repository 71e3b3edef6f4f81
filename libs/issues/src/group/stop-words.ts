/**
 * Words that tell nothing about what a text is about: function words of Indonesian and English, and what headlines are made with
 * ("ungkap", "says"), and units of money. Our own list. The stream teaches the rest: a word that many issues share counts little.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(`
  ada adalah agar akan aku alasan anda antara apa apakah atas atau bagaimana bagi bahwa baru bawah begini begitu belum berikut bikin bisa
  buat bukan cara cuma dalam dan dapat dari daripada demi dengan di dia dimana dulu gegara hanya harus hingga ia ikut ini inilah itu jadi
  jangan jelang jika juga kah kalau kami kapan karena kata ke kembali kenapa kepada ketika kini kita lagi lah lain lalu lebih lewat maka
  mana masih mau melalui mengaku mengapa menjadi mereka meski mulai namun oleh pada pakai para pernah pula pun punya saat saja salah sama
  sampai sang saya sebagai sebelum sebut secara sedang segera sejak seluruh semua sempat seorang seperti serta sering setelah setiap si
  siapa soal sudah supaya tak tanpa tapi tegas telah tentang terhadap terkait terlalu ternyata tetap tidak ujar ungkap untuk usai wah
  wajib yaitu yang rp ribu juta miliar triliun persen foto video populer potret penampakan momen detik simak
  a about after all also an and any are as at back be been before being but by can could did do does down during for from get gets got had
  has have he her here him his how i if in into is it its just like make makes may me might more most my new no nor not now of off on one
  only or our out over per said say says she should so some such than that the their them then there these they this those to too up us
  via vs was we were what when where which while who why will with would yet you your
`.trim().split(/\s+/))

/**
 * Words that hold a sentence together and say nothing by themselves, in their usual spelling. Negations and words of contrast
 * are not among them, nor particles that mark mockery.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(`
  yang dan di ke dari pada dalam untuk dengan oleh atau serta bagi tentang soal terkait para si sang sebuah seorang suatu
  ini itu tersebut sini situ sana begini begitu seperti sebagai adalah ialah yaitu yakni merupakan bahwa agar supaya
  karena sebab jika kalau bila apabila ketika saat maka lalu kemudian setelah sebelum sejak hingga sampai selama antara
  akan telah sudah sedang juga pun lah kah nya per via usai jelang demi akibat hal saja
  saya aku kamu anda dia ia mereka kami kita beliau pak bu bapak ibu bang mas mbak kak bro gan sis min mimin
  apa siapa mana kapan dimana kemana darimana nih tuh ya yah oh eh
  satu dua tiga empat lima enam tujuh delapan sembilan sepuluh hari bulan tahun minggu jam tanggal
  iki iku kuwi sing karo wis ning nang kanggo lan ing teh mah atuh geus jeung ka ti kana nan jo
  the a an of to in on at for and or is are was were be it this that i you he she we they my your our its with from by as
`.trim().split(/\s+/))

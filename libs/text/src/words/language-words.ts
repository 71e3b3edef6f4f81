/** Function words of Indonesian and of its everyday speech. */
export const INDONESIAN = `
  yang di dan itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada mereka lebih sudah
  atau saat oleh sebagai adalah apa kita kamu dia anda kami seperti jadi kalau hanya tapi banyak banget lagi masih belum
  harus sama satu dua tiga orang hari tahun bulan minggu baru lain sangat semua setelah sebelum antara agar bukan jangan
  kok sih dong deh nya lah kah pun para secara bagi tentang hingga sampai sejak meski namun serta bahwa bila jika maka
  pernah paling kurang terus langsung malah cuma terkait soal usai kata ujar sebut minta gelar akibat jelang demi tak
  ingin mau boleh perlu wajib mana kapan siapa berapa kenapa bagaimana ya nih tuh gitu gini begitu begini punya buat
  pakai lihat dapat kena bikin biar sampe`

/** Function words of Indonesia's larger regional languages: Javanese, Sundanese, Minangkabau, Banjarese, Manado and Ambon Malay. */
export const REGIONAL = `
  ora iki kuwi sing karo wis durung ning nang kanggo dina teh mah atuh geus aya anu jeung ka ti kana urang abdi ambo
  awak indak alah lah nan jo kada ulun pian nang wan nda torang ngoni beta sa pe pung so su`

/** Function words of English and eight other European and Asian languages that Indonesian does not use. */
export const OTHER_LANGUAGES = `
  the and of is was are were be been being have has had having do does did this that these those with from for you your
  he she they them their his her its our we us my me it in on at by as an if not but or so what which who when where why
  how all any some more most than then there here will would can could should may might must about into over after
  before because very just only also het een van niet met voor zijn maar ook naar deze bij wordt heeft und der die das
  nicht ist mit auf ein eine für sie ich wir auch sich des dem les des une est pas pour dans que qui sur avec sont vous
  nous mais plus el los las una por con del como pero más este esta muy são não uma dos das com foi mais il che non
  sono per della nel più bir bu ve için ile çok değil ang ng mga ay hindi ako ikaw siya kayo`

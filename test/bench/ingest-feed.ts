/** Invented news for the ingest bench: the same bytes every time, of the size and shape of a WordPress feed. */
const places = ['Rasabou', 'Tanjung Loka', 'Wera Timur', 'Lembah Asri', 'Muara Bening', 'Bukit Santan']
const agencies = ['Dinas Kesehatan', 'Dinas Perhubungan', 'Dinas Pendidikan', 'Kantor Imigrasi', 'Badan Penanggulangan Bencana', 'Satuan Polisi Pamong Praja',
  'Rumah Sakit Daerah', 'Perusahaan Air Minum', 'Dinas Sosial', 'Dinas Pekerjaan Umum', 'Badan Kepegawaian', 'Dinas Lingkungan Hidup']
const events = ['membuka layanan malam', 'menerima keluhan warga', 'memperbaiki jalan rusak', 'membagikan bantuan', 'menunda pengumuman hasil', 'menambah petugas loket',
  'mengkaji ulang tarif', 'menutup sementara pasar', 'meresmikan gedung baru', 'menyalurkan air bersih']
const sentences = ['Warga berharap pelayanan menjadi lebih cepat dan biaya tidak dinaikkan lagi.', 'Antrean sempat mengular hingga ke jalan raya sejak pagi.',
  'Petugas menyatakan semua berkas akan selesai pekan depan.', 'Sejumlah pedagang mengaku kecewa karena tidak ada pemberitahuan.', 'Anggaran kegiatan ini berasal dari kas daerah.',
  'Cuaca buruk membuat pekerjaan di lapangan terhambat beberapa hari.', 'Pengunjung memuji kebersihan ruang tunggu yang baru.']

/** The terms of each agency in the bench; about half of the posts name one. */
export const benchTerms: readonly (readonly string[])[] = agencies.map(name => [name])

const pick = <T>(list: readonly T[], seed: number): T => list[seed % list.length]!

const item = (source: number, n: number): string => {
  const seed = (source * 7_919 + n * 104_729) >>> 0
  const subject = seed % 2 === 0 ? pick(agencies, seed >>> 1) : 'Kelompok tani'
  const title = `${subject} ${pick(places, seed >>> 3)} ${pick(events, seed >>> 5)} (${source}-${n})`
  const text = Array.from({ length: 8 }, (_, at) => pick(sentences, (seed >>> at) + at)).join(' ')
  const date = new Date(Date.UTC(2026, 10, 1) + ((seed % 1_000_000) * 1_000)).toUTCString()
  const link = `https://sumber-${source}.example/berita/${n}-${seed}`
  return `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">${link}</guid><pubDate>${date}</pubDate><description>${text.slice(0, 160)}</description><content:encoded><![CDATA[<p>${text}</p>]]></content:encoded></item>`
}

/** One RSS 2.0 document of `items` posts. */
export const makeFeed = (source: number, items: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sumber ${source}</title><link>https://sumber-${source}.example/</link>${
    Array.from({ length: items }, (_, n) => item(source, n)).join('\n')}</channel></rss>`

import { excerptSegments } from './excerpt'

const mention = (excerpt: string, offset: number, spans: [number, number][]) => ({
  post: { excerpt, offset } as Parameters<typeof excerptSegments>[0]['post'],
  spans: spans.map(([start, end]) => ({ field: 'text' as const, start, end })),
})
const joined = (...args: Parameters<typeof mention>) => excerptSegments(mention(...args)).map(segment => (segment.matched ? `[${segment.text}]` : segment.text)).join('')

const long = 'Warga menunggu lama di tepi jalan raya sejak pagi buta dan tidak ada kabar sampai BPBD datang'

it.each<[string, string, number, [number, number][], string]>([
  ['a match near the start stays whole', 'Petugas BPBD datang', 0, [[8, 12]], 'Petugas [BPBD] datang'],
  ['an excerpt from the middle says so', 'Petugas BPBD datang', 40, [[48, 52]], '… Petugas [BPBD] datang'],
  ['a late match is moved forward, at a word', long, 0, [[82, 86]], '… sejak pagi buta dan tidak ada kabar sampai [BPBD] datang'],
  ['no match leaves it as it is', 'Tanpa kata', 0, [], 'Tanpa kata'],
  ['matches only outside of the excerpt', 'Tanpa kata', 0, [[500, 510]], 'Tanpa kata'],
])('%s', (_name, excerpt, offset, spans, expected) => {
  expect(joined(excerpt, offset, spans)).toBe(expected)
})

it('ignores spans of the title', () => {
  const { post } = mention('Isi', 0, [])
  expect(excerptSegments({ post, spans: [{ field: 'title', start: 0, end: 3 }] }).some(segment => segment.matched)).toBe(false)
})

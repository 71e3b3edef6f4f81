import { readSearchFeed, type SearchFeed } from './read-search-feed'

const item = (title: string, link = 'https://news.google.com/rss/articles/CBMiX0FVX3lxTE1?oc=5', source = '<source url="https://www.kompas.com">Kompas.com</source>') =>
  `<item><title>${title}</title><link>${link}</link><guid isPermaLink="false">CBMi-${title.length}</guid><pubDate>Sat, 21 Nov 2026 03:00:00 GMT</pubDate>
   <description>&lt;a href="https://news.google.com/x"&gt;${title}&lt;/a&gt;</description>${source}</item>`
const feed = (...items: string[]) => `<?xml version="1.0"?><rss version="2.0"><channel><title>"imigrasi bima" - Google Berita</title>${items.join('')}</channel></rss>`
const first = (...given: Parameters<typeof item>) => (readSearchFeed(feed(item(...given))) as SearchFeed).posts[0]

it('reads a headline whose address is hidden', () => {
  expect(readSearchFeed(feed(item('Kantor Imigrasi Bima buka layanan Sabtu - Kompas.com')))).toEqual({ ok: true, title: '"imigrasi bima" - Google Berita', posts: [{
    guid: 'CBMi-52', url: 'https://news.google.com/rss/articles/CBMiX0FVX3lxTE1?oc=5', canonicalUrl: null, title: 'Kantor Imigrasi Bima buka layanan Sabtu', text: '', author: 'Kompas.com', language: null,
    publishedAt: new Date('2026-11-21T03:00:00Z'), publishedRaw: 'Sat, 21 Nov 2026 03:00:00 GMT', updatedAt: null, kind: 'article', outlet: 'kompas.com',
  }] })
})

it.each<[string, Parameters<typeof item>, object]>([
  ['an address that is not hidden', ['Judul - Kompas.com', 'https://www.kompas.com/a?utm_source=x'], { canonicalUrl: 'https://kompas.com/a' }],
  ['a headline with a hyphen of its own', ['Bima - Dompu terputus - Kompas.com'], { title: 'Bima - Dompu terputus' }],
  ['a missing outlet', ['Judul - Siapa', undefined, ''], { title: 'Judul - Siapa', author: null }],
  ['an outlet of a subdomain', ['J', undefined, '<source url="https://mataram.tribunnews.com">Tribun</source>'], { outlet: 'tribunnews.com' }],
])('reads %s', (_name, given, expected) => {
  expect(first(...given)).toMatchObject(expected)
})

it('passes over items without headline or link', () => {
  expect((readSearchFeed(feed('<item><title>x</title></item>', '<item><link>https://a.example/</link></item>')) as SearchFeed).posts).toEqual([])
})

it.each([['<html>unusual traffic from your computer network</html>', 'challenge'], ['<html>Sebelum melanjutkan</html>', 'not-a-feed'], ['', 'not-a-feed']])('says what is wrong with %s', (body, reason) => {
  expect(readSearchFeed(body)).toMatchObject({ ok: false, reason })
})

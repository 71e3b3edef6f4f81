import type { JsonMapping } from '@kentongan/contracts'
import fc from 'fast-check'
import { guessMapping, listChoices, mappingChoices } from './guess-mapping'
import { atPath, leafPaths, textAt } from './json-path'
import { readJsonPosts, type JsonPosts } from './read-json-posts'

const mapping: JsonMapping = { items: 'data', title: 'judul', id: 'id', url: 'tautan', text: 'isi', date: 'tanggal', author: 'penulis' }
const document = { url: 'https://bpkad.ntbprov.go.id/api/berita', zone: 'Asia/Makassar' }
const berita = { id: 7, judul: 'APBD <b>disahkan</b>', tautan: '/berita/7?utm_source=x', isi: '<p>Baris satu</p><p>Suku bunga &lt; 5&nbsp;%</p>', tanggal: '12 Februari 2026 14.30', penulis: 'Humas' }
const read = (items: readonly unknown[], more: Partial<JsonMapping> = {}) => readJsonPosts(JSON.stringify({ data: items }), { ...mapping, ...more }, document)
const first = (item: unknown, more: Partial<JsonMapping> = {}) => (read([item], more) as JsonPosts).posts[0]

it('reads an item as a post', () => {
  expect(read([berita])).toEqual({ ok: true, posts: [{
    guid: '7', url: 'https://bpkad.ntbprov.go.id/berita/7?utm_source=x', canonicalUrl: 'https://bpkad.ntbprov.go.id/berita/7', title: 'APBD disahkan', text: 'Baris satu\n\nSuku bunga < 5 %',
    author: 'Humas', language: null, publishedAt: new Date('2026-02-12T06:30:00Z'), publishedRaw: '12 Februari 2026 14.30', updatedAt: null, kind: 'article',
  }] })
})

it.each<[unknown, string | null]>([
  ['2026-02-12T14:30:00Z', '2026-02-12T14:30:00.000Z'], ['2026-02-12 14:30:00', '2026-02-12T06:30:00.000Z'], ['Thu, 12 Feb 2026 14:30:00 +0700', '2026-02-12T07:30:00.000Z'],
  [1770877800, '2026-02-12T06:30:00.000Z'], [1770877800000, '2026-02-12T06:30:00.000Z'], ['1770877800', '2026-02-12T06:30:00.000Z'], ['12/02/2026 14:30', '2026-02-12T06:30:00.000Z'],
  ['Kamis, 12 Agt 2026 | 14:30 WIB', '2026-08-12T07:30:00.000Z'], ['besok', null], [null, null], [{}, null],
])('reads the date %j', (tanggal, at) => expect(first({ ...berita, tanggal })?.publishedAt?.toISOString() ?? null).toBe(at))

it.each<[string, unknown, object, Partial<JsonMapping>]>([
  ['without a title: its first words', { ...berita, judul: '' }, { title: 'Baris satu Suku bunga < 5 %' }, {}],
  ['without an id: its address is its name', { ...berita, id: null }, { guid: 'https://bpkad.ntbprov.go.id/berita/7' }, {}],
  ['with an address that is none', { ...berita, tautan: 'javascript:alert(1)' }, { url: null, canonicalUrl: null }, {}],
  ['without id and address: what it says is its name', { judul: 'A', isi: 'B', tanggal: 'C' }, { guid: '["A","C","B"]' }, {}],
  ['deeper down', { judul: { rendered: 'Judul &amp; kita' }, penulis: [{ name: 'Ani' }] }, { title: 'Judul & kita', author: 'Ani' }, { title: 'judul.rendered', author: 'penulis.0.name' }],
  ['with an emoji, marks and 10,000 characters', { ...berita, judul: '\u200f😀', isi: 'x'.repeat(10_000) }, { title: '\u200f😀', text: 'x'.repeat(10_000) }, {}],
  ['whose prototype is asked for', { ...berita }, { title: 'Baris satu Suku bunga < 5 %' }, { title: 'constructor.name' }],
])('reads an item %s', (_name, item, expected, more) => expect(first(item, more)).toMatchObject(expected))

it.each<[string, string, string]>([
  ['a page', '<html></html>', 'not-json'], ['a check for robots', '<title>Just a moment...</title>', 'challenge'], ['nothing', '', 'not-json'],
  ['no list', '{"data":{}}', 'other-shape'], ['items of another shape', '{"data":[{"x":1}]}', 'other-shape'], ['a bare word', 'null', 'other-shape'],
])('says that %s came', (_name, body, reason) => expect(readJsonPosts(body, mapping, document)).toMatchObject({ ok: false, reason }))

it('reads an empty list, a byte order mark, and items that are none', () => {
  expect(read([])).toEqual({ ok: true, posts: [] })
  expect((read([{ id: 1 }, berita]) as JsonPosts).posts).toHaveLength(1)
  expect(readJsonPosts(`\ufeff${JSON.stringify({ data: [berita] })}`, mapping, document)).toMatchObject({ ok: true })
  expect((read([null, 3, [berita], berita]) as JsonPosts).posts).toHaveLength(1)
  expect(readJsonPosts(JSON.stringify([berita]), { ...mapping, items: '' }, document)).toMatchObject({ posts: [{ guid: '7' }] })
})

describe('the guess', () => {
  it.each<[string, unknown, Partial<JsonMapping> | null]>([
    ['an Indonesian interface', { status: true, data: { total: 2, data: [{ id_berita: 4, judul_berita: 'A', slug: 'a', isi_berita: '<p>', tanggal: '2026-01-01', link_berita: '/a', penulis: 'x', kategori: 'y' }] } },
      { items: 'data.data', id: 'id_berita', title: 'judul_berita', url: 'link_berita', text: 'isi_berita', date: 'tanggal', author: 'penulis' }],
    ['WordPress', [{ id: 1, date: '2026-01-01', guid: { rendered: 'http://x/?p=1' }, link: 'http://x/1', title: { rendered: 'T' }, content: { rendered: 'C', protected: false }, excerpt: { rendered: 'E' }, author: 3 }],
      { items: '', id: 'id', title: 'title.rendered', url: 'link', text: 'content.rendered', date: 'date', author: 'author' }],
    ['JSON Feed', { version: 'https://jsonfeed.org/version/1.1', title: 'F', items: [{ id: '1', title: 'T', url: 'u', content_html: 'c', date_published: 'd', authors: [{ name: 'N' }] }] },
      { items: 'items', id: 'id', title: 'title', url: 'url', text: 'content_html', date: 'date_published', author: 'authors.0.name' }],
    ['a list of its own within the posts', { hasil: [{ judul: 'A', tanggal: 'x', tautan: 'y', label: [{ id: 1, nama: 'z' }, { id: 2, nama: 'z' }] }] }, { items: 'hasil', title: 'judul' }],
    ['the fuller of two lists', { menu: [{ title: 'a', url: 'b' }, { title: 'c', url: 'd' }], posts: [{ title: 'a', url: 'b', publishedAt: 'x', body: 'y' }] }, { items: 'posts', date: 'publishedAt', text: 'body' }],
    ['posts without titles', { messages: [{ id: 1, text: 'x', created_at: 'y', user: { username: 'z' } }] }, { items: 'messages', title: 'text', text: null }],
    ['numbers only', { data: [{ a: 1 }] }, null], ['a text', 'x', null], ['nothing', null, null],
  ])('finds the fields of %s', (_name, value, expected) => {
    const guess = guessMapping(value)
    if (expected === null) expect(guess).toBeNull()
    else expect(guess).toMatchObject(expected)
  })

  it('is of paths that are there, whatever the document', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), value => {
      const guess = guessMapping(value)
      if (guess) expect(Array.isArray(atPath(value, guess.items))).toBe(true)
      for (const path of leafPaths(value, 4)) expect(typeof atPath(value, path)).toMatch(/string|number/)
      expect(textAt(value, 'toString.name')).toBeNull()
    }))
  })

  it('comes with what else can be chosen', () => {
    const value = { data: [{ judul: 'A', penulis: { nama: 'B' } }], lain: [1, 2] }
    expect([listChoices(value), mappingChoices(value, 'data'), mappingChoices(value, 'x')]).toEqual([['data'], ['judul', 'penulis.nama'], []])
  })
})

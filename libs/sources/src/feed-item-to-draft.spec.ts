import * as fc from 'fast-check'
import { feedItemToDraft } from './feed-item-to-draft'

const source = { url: 'https://www.example.go.id/berita/feed', language: 'id' }
const published = new Date('2026-03-01T05:00:00Z')
const updated = new Date('2026-03-02T05:00:00Z')
const item = {
  guid: ' 17 ', title: ' Layanan paspor pindah ', link: 'http://www.example.go.id/a?utm_source=rss', published,
  publishedRaw: 'raw', updated, author: 'Humas', text: 'Isi lengkap.', summary: 'Ringkas.', language: 'id-id',
}

describe('feedItemToDraft', () => {
  it('takes over what the item tells', () => expect(feedItemToDraft(item, source)).toEqual({
    guid: '17', url: 'http://www.example.go.id/a?utm_source=rss', canonicalUrl: 'https://example.go.id/a',
    title: 'Layanan paspor pindah', text: 'Isi lengkap.', author: 'Humas', language: 'id-id', publishedAt: published,
    publishedRaw: 'raw', updatedAt: updated, kind: 'article',
  }))

  it('fills what it does not tell', () => {
    const nothing = { guid: ' ', title: null, link: null, published: null, publishedRaw: '', author: '', text: ' ' }
    const bare = { ...item, ...nothing, language: null }
    expect(feedItemToDraft(bare, { ...source, kind: 'video' })).toEqual({
      guid: null, url: null, canonicalUrl: null, title: 'Ringkas.', text: 'Ringkas.', author: null, language: 'id',
      publishedAt: updated, publishedRaw: null, updatedAt: updated, kind: 'video',
    })
  })

  test.each([
    ['/b', 'https://www.example.go.id/b'], ['c', 'https://www.example.go.id/berita/c'],
    ['javascript:alert(1)', null], ['mailto:a@example.com', null], ['http://[', null],
  ])('link %p is %p', (link, url) => expect(feedItemToDraft({ ...item, link }, source).url).toBe(url))

  test.each([
    ['Antre panjang\ndi loket', 'Antre panjang di loket'],
    ['kata '.repeat(30), `${'kata '.repeat(16).trim()}…`],
    ['a'.repeat(200), `${'a'.repeat(80)}…`],
    [`${'a'.repeat(79)}😀 lagi`, `${'a'.repeat(79)}…`],
    ['', ''],
  ])('title of %p', (text, title) =>
    expect(feedItemToDraft({ ...item, title: '  ', text, summary: null }, source).title).toBe(title))

  it('titles are short and start the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
      const { title } = feedItemToDraft({ ...item, title: null, text, summary: null }, source)
      expect(title.length).toBeLessThanOrEqual(81)
      expect(text.replace(/\s+/gu, ' ').trim().startsWith(title.replace(/…$/, ''))).toBe(true)
    }))
  })
})

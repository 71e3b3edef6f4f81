import * as fc from 'fast-check'
import { identifyPosts, type KeyRule } from './identify-posts'
import type { PostDraft } from './post-draft'

const noon = new Date('2026-03-01T05:00:00Z')
const draft = (fields: Partial<PostDraft>): PostDraft => {
  const url = fields.url === undefined ? 'https://example.com/a' : fields.url
  return {
    guid: null, url, canonicalUrl: url, title: 'Layanan paspor pindah', text: '', author: null, language: 'id',
    publishedAt: noon, publishedRaw: null, updatedAt: null, kind: 'article', ...fields,
  }
}
const at = (path: string): string => `https://example.com/${path}`

describe('identifyPosts', () => {
  it('takes the guid, then the link, then title and date', () => {
    const { posts, unreliable, nextKeyRule } = identifyPosts([
      draft({ guid: ' 17 ', url: at('a') }), draft({ guid: '  ', url: at('b') }), draft({ url: null }),
    ], 'guid')
    expect(posts.map(post => post.key)).toEqual([
      '["guid","17"]', '["url","https://example.com/b"]', '["title-date","Layanan paspor pindah","2026-03-01T05:00:00.000Z"]',
    ])
    expect({ unreliable, nextKeyRule }).toEqual({ unreliable: null, nextKeyRule: 'guid' })
  })

  it('does not take a guid for a link', () => {
    const { posts } = identifyPosts([draft({ guid: at('a'), url: at('b') }), draft({ url: at('a') })], 'guid')
    expect(new Set(posts.map(post => post.key)).size).toBe(2)
  })

  it('distrusts guids that stand on different links', () => {
    const result = identifyPosts([draft({ guid: '0', url: at('a') }), draft({ guid: '0', url: at('b') })], 'guid')
    expect(result).toMatchObject({ unreliable: 'guid-repeats', nextKeyRule: 'url' })
    expect(result.posts.map(post => post.key)).toEqual(['["url","https://example.com/a"]', '["url","https://example.com/b"]'])
  })

  it('distrusts guids that stand on different titles, and then the link they share', () => {
    const result = identifyPosts([draft({ guid: '0', title: 'Satu' }), draft({ guid: '0', title: 'Dua' })], 'guid')
    expect(result).toMatchObject({ unreliable: 'guid-repeats', nextKeyRule: 'title-date' })
    expect(result.posts.map(post => post.canonicalUrl)).toEqual([null, null])
    expect(result.posts).toHaveLength(2)
  })

  it('says nothing about guids once they do not count', () => {
    const result = identifyPosts([draft({ guid: '0', url: at('a') }), draft({ guid: '0', url: at('b') })], 'url')
    expect(result).toMatchObject({ unreliable: null, nextKeyRule: 'url' })
  })

  it('takes a link on several posts from those only, and keeps it to open', () => {
    const { posts, unreliable, nextKeyRule } = identifyPosts([
      draft({ guid: '1', url: at('berita'), title: 'Satu' }), draft({ guid: '2', url: at('berita'), title: 'Dua' }),
      draft({ guid: '3', url: at('c') }),
    ], 'guid')
    expect(posts.map(post => [post.canonicalUrl, post.url]))
      .toEqual([[null, at('berita')], [null, at('berita')], [at('c'), at('c')]])
    expect({ unreliable, nextKeyRule }).toEqual({ unreliable: 'link-repeats', nextKeyRule: 'guid' })
  })

  it('switches to title and date where there is nothing but repeating links', () => {
    const drafts = [draft({ title: 'Satu' }), draft({ title: 'Dua' })]
    for (const rule of ['guid', 'url'] as const) {
      expect(identifyPosts(drafts, rule)).toMatchObject({ unreliable: 'link-repeats', nextKeyRule: 'title-date' })
    }
  })

  it('never takes the front page for a post, not even once', () => {
    const { posts, unreliable } = identifyPosts([draft({ url: 'https://example.com/' })], 'url')
    expect(posts[0]).toMatchObject({ canonicalUrl: null, url: 'https://example.com/' })
    expect(posts[0]?.key).toMatch(/title-date/)
    expect(unreliable).toBeNull()
    expect(identifyPosts([draft({ url: 'https://example.com/?p=7' })], 'url').posts[0]?.key).toMatch(/p=7/)
  })

  it('collapses a post listed twice and keeps the first', () => {
    const twice = [draft({ guid: '1', text: 'pertama' }), draft({ guid: '1', title: 'Layanan  paspor\npindah', text: 'kedua' })]
    expect(identifyPosts(twice, 'guid').posts.map(post => post.text)).toEqual(['pertama'])
    const renamed = [draft({ guid: '1' }), draft({ guid: '2' }), draft({})]
    expect(identifyPosts(renamed, 'guid')).toMatchObject({ unreliable: null, posts: [{ guid: '1' }] })
  })

  it('keeps posts apart that only their text tells apart', () => {
    const drafts = ['Jalan A', 'Jalan B', 'Jalan B'].map(text => draft({ url: null, text }))
    expect(identifyPosts(drafts, 'guid').posts.map(post => post.text)).toEqual(['Jalan A', 'Jalan B'])
    const onlyGuids = [draft({ guid: '1', url: null, publishedAt: null }), draft({ guid: '2', url: null, publishedAt: null })]
    expect(identifyPosts(onlyGuids, 'guid').posts).toHaveLength(2)
  })

  it('uses the raw date where it could not be read', () => {
    const unread = (publishedRaw: string): PostDraft => draft({ url: null, publishedAt: null, publishedRaw })
    expect(identifyPosts([unread('kemarin'), unread('tadi')], 'guid').posts).toHaveLength(2)
  })

  it('keeps the key of a post whose date is held at the time of reading', () => {
    const future = (read: Date): PostDraft => draft({ url: null, publishedRaw: '1 Jan 2031', publishedAt: read })
    const keyAt = (read: Date) => identifyPosts([future(read)], 'guid').posts[0]?.key
    expect(keyAt(new Date('2026-03-01T05:15:00Z'))).toBe(keyAt(noon))
  })

  it('takes nothing and gives nothing', () => expect(identifyPosts([], 'url'))
    .toEqual({ posts: [], unreliable: null, nextKeyRule: 'url' }))
})

const url = fc.constantFrom(null, 'https://example.com/', at('a'), at('b'), at('a?id=1'))
const anyDraft: fc.Arbitrary<PostDraft> = fc.record({
  guid: fc.constantFrom(null, '', '1', '2', at('a')), url, title: fc.constantFrom('', 'Satu', ' Satu ', 'Dua'),
  text: fc.constantFrom('', 'x', 'y'), publishedAt: fc.constantFrom(null, noon, new Date(0)),
  publishedRaw: fc.constantFrom(null, 'kemarin'),
}).map(fields => draft(fields))
const document = fc.array(anyDraft, { maxLength: 12 })
const rule = fc.constantFrom<KeyRule>('guid', 'url', 'title-date')
const looks = (post: PostDraft): string => JSON.stringify([
  post.url === 'https://example.com/' ? null : post.url, post.title.trim(), post.publishedRaw ?? post.publishedAt ?? '',
  post.text,
])

describe('identifyPosts by law', () => {
  it('gives no key twice', () => {
    fc.assert(fc.property(document, rule, (drafts, keyRule) => {
      const keys = identifyPosts(drafts, keyRule).posts.map(post => post.key)
      expect(new Set(keys).size).toBe(keys.length)
    }), { numRuns: 500 })
  })

  it('loses nothing that differs', () => {
    fc.assert(fc.property(document, rule, (drafts, keyRule) => {
      const { posts, nextKeyRule } = identifyPosts(drafts, keyRule)
      const named = nextKeyRule === 'guid' ? drafts.filter(one => one.guid) : []
      const lookedAt = drafts.filter(one => !named.includes(one))
      const keptGuids = new Set(posts.map(post => post.guid))
      const keptLooks = new Set(posts.map(looks))
      for (const one of lookedAt) expect(keptLooks).toContain(looks(one))
      for (const one of named) expect(keptGuids.has(one.guid) || keptLooks.has(looks(one))).toBe(true)
    }), { numRuns: 500 })
  })

  it('doubles nothing: equal posts come out once, in the order they came', () => {
    fc.assert(fc.property(document, rule, (drafts, keyRule) => {
      const twice = identifyPosts([...drafts, ...drafts], keyRule)
      expect(twice).toEqual(identifyPosts(drafts, keyRule))
    }), { numRuns: 500 })
  })

  it('gives the same document the same keys on every later poll', () => {
    fc.assert(fc.property(document, rule, (drafts, keyRule) => {
      const first = identifyPosts(drafts, keyRule)
      const second = identifyPosts(drafts, first.nextKeyRule)
      expect(second.posts).toEqual(first.posts)
      expect(second.nextKeyRule).toBe(first.nextKeyRule)
    }), { numRuns: 500 })
  })

  it('leaves no link on two posts', () => {
    fc.assert(fc.property(document, rule, (drafts, keyRule) => {
      const links = identifyPosts(drafts, keyRule).posts.map(post => post.canonicalUrl).filter(link => link !== null)
      expect(new Set(links).size).toBe(links.length)
    }))
  })
})

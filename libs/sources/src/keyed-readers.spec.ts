import fc from 'fast-check'
import { readSkySearch } from './bluesky/read-posts'
import { readPagePosts } from './facebook/read-page-posts'
import { readClaims } from './fact-check/read-claims'
import { readTaggedMedia } from './instagram/read-tagged-media'
import type { NamedDraft, Unusable } from './pulled-page'
import { readThreads } from './threads/read-threads'
import { readTweets } from './x/read-tweets'
import { readCommentThreads } from './youtube-api/read-comments'
import { readVideos, readVideoSearch } from './youtube-api/read-videos'

type Written = { readonly id: string; readonly text: string; readonly date: string | null }
type Read = (body: string) => { readonly ok: true; readonly posts: readonly NamedDraft[]; readonly next: string | null } | Unusable
/** How a platform writes posts, reduced to what it must tell of each; `author: null` for an account that is gone. */
type Platform = { readonly read: Read; readonly write: (posts: readonly Written[], more?: { readonly next?: string }) => object; readonly where: (post: NamedDraft) => string }

const text = (post: NamedDraft) => post.text
const title = (post: NamedDraft) => post.title
const paging = (next?: string) => (next === undefined ? {} : { paging: { cursors: { after: next }, next: `https://graph.example/?after=${next}&access_token=rahasia` } })

const platforms: Readonly<Record<string, Platform>> = {
  bluesky: { read: readSkySearch, where: text, write: (posts, { next } = {}) => ({ cursor: next, posts: posts.map(post => ({ uri: `at://did:plc:a/app.bsky.feed.post/${post.id}`, record: { text: post.text, createdAt: post.date } })) }) },
  'video search': { read: readVideoSearch, where: title, write: (posts, { next } = {}) => ({ nextPageToken: next, items: posts.map(post => ({ id: { kind: 'youtube#video', videoId: `video-${post.id}` }, snippet: { title: post.text, publishedAt: post.date } })) }) },
  videos: { read: readVideos, where: title, write: posts => ({ items: posts.map(post => ({ id: `video-${post.id}`, snippet: { title: post.text, publishedAt: post.date } })) }) },
  comments: { read: readCommentThreads, where: text, write: (posts, { next } = {}) => ({ nextPageToken: next, items: posts.map(post => ({ snippet: { topLevelComment: { id: post.id, snippet: { textDisplay: post.text, publishedAt: post.date } } } })) }) },
  threads: { read: readThreads, where: text, write: (posts, { next } = {}) => ({ data: posts.map(post => ({ id: post.id, text: post.text, timestamp: post.date })), ...paging(next) }) },
  instagram: { read: readTaggedMedia, where: text, write: (posts, { next } = {}) => ({ data: posts.map(post => ({ id: post.id, caption: post.text, timestamp: post.date })), ...paging(next) }) },
  facebook: { read: readPagePosts, where: text, write: (posts, { next } = {}) => ({ data: posts.map(post => ({ id: post.id, message: post.text, created_time: post.date })), ...paging(next) }) },
  x: { read: readTweets, where: text, write: (posts, { next } = {}) => ({ data: posts.map(post => ({ id: post.id, text: post.text, created_at: post.date })), meta: { result_count: posts.length, next_token: next } }) },
  'fact checks': { read: readClaims, where: title, write: (posts, { next } = {}) => ({ nextPageToken: next, claims: posts.map(post => ({ text: '', claimReview: [{ url: `https://turnbackhoax.id/${post.id}`, title: post.text, reviewDate: post.date }] })) }) },
}

const date = '2026-11-21T03:00:00Z'
const post = (id: string, written = 'Banjir di Bima', at: string | null = date): Written => ({ id, text: written, date: at })

describe.each(Object.entries(platforms))('%s', (_name, { read, write, where }) => {
  const posts = (...written: Written[]): readonly NamedDraft[] => {
    const page = read(JSON.stringify(write(written)))
    if (!page.ok) throw new Error(page.detail)
    return page.posts
  }

  it.each([
    ['emoji of four bytes', '🚨 Banjir 👨‍👩‍👧 di Bima'],
    ['marks for writing from the right', '\u202bمرحبا\u202c Kantor Imigrasi'],
    ['ten thousand characters', `Banjir ${'a'.repeat(9_980)} di Bima`],
    ['signs that are markup elsewhere', '1 < 2 > 0 "kutip"'],
  ])('keeps %s', (_what, written) => {
    const [draft] = posts(post('1001', written))
    expect(where(draft!)).toBe(written)
    if (where === text) expect(draft!.title.length).toBeLessThanOrEqual(81)
  })

  it('keeps a post of which nothing else is told, and makes no count of what is not', () => {
    const [draft] = posts(post('1001', 'Banjir di Bima', null))
    expect(draft).toMatchObject({ publishedAt: null, updatedAt: null, author: null, language: null })
    if (draft!.social) expect(draft!.social).toMatchObject({ author: null, likes: null, replies: null, shares: null, views: null, replyTo: null, quoteOf: null })
  })

  it('reads dates as they are, also those to come and those that are none', () => {
    expect(posts(post('1001', 'a b c d', '2099-01-01T00:00:00Z'), post('1002', 'a b c d', 'kemarin'), post('1003', 'a b c d', '2026-11-21T10:00:00+0700')).map(each => each.publishedAt))
      .toEqual([new Date('2099-01-01T00:00:00Z'), null, new Date(date)])
  })

  it('gives one name to what comes twice, and passes over what cannot be read', () => {
    const body = JSON.stringify(write([post('1001'), post('1002'), post('1001', 'Banjir di Bima, disunting')]))
    const mixed = body.replace(/\[\{/, '[null,7,"x",{},[],{"id":{}},{')
    const page = read(mixed)
    if (!page.ok) throw new Error(page.detail)
    const [first, second, again] = page.posts.map(({ guid }) => guid)
    expect([page.posts.length, first === again, first === second]).toEqual([3, true, false])
  })

  it('passes over a post without words', () => {
    if (where === text) expect(posts(post('1001', '  '), post('1002'))).toHaveLength(1)
  })

  it('goes on where a page is empty and more follows, and ends where nothing does', () => {
    expect(read(JSON.stringify(write([])))).toMatchObject({ ok: true, posts: [], next: null })
    if (read !== readVideos) expect(read(JSON.stringify(write([], { next: 'halaman-2' })))).toMatchObject({ ok: true, posts: [], next: 'halaman-2' })
  })

  it.each([
    ['<html><title>Masuk</title></html>', 'not-json'], ['', 'not-json'], ['<html><title>Just a moment...</title></html>', 'challenge'],
    ['[]', 'other-shape'], ['null', 'other-shape'], ['7', 'other-shape'],
  ])('says what is wrong with %s', (body, reason) => expect(read(body)).toMatchObject({ ok: false, reason }))

  it('never throws, whatever stands in the place of anything', () => {
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('', '1001', 'did:plc:a', 'https://x.example/', '\ud800'))
    const scramble = (value: unknown, junk: () => unknown): unknown => {
      const other = junk()
      if (other !== undefined) return other
      if (Array.isArray(value)) return value.map(each => scramble(each, junk))
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, scramble(each, junk)]))
    }
    fc.assert(fc.property(fc.infiniteStream(fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: leaf })), stream => {
      const page = read(JSON.stringify(scramble(write([post('1001'), post('1002')], { next: 'x' }), () => stream.next().value)) ?? '')
      if (page.ok) for (const draft of page.posts) expect(typeof draft.guid === 'string' && draft.guid !== '').toBe(true)
    }), { numRuns: 300 })
  })
})

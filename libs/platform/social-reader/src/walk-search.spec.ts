import fc from 'fast-check'
import { pullSource, type PulledKind } from './pull-source'
import type { Pulled } from './pull'
import { fakeKey, sendJson, servePlatform, type Asked, type FakePlatform } from './testing/serve-platform'

type Post = { readonly id: string; readonly at: number }
/** How a platform is asked and answers. Pages are named by the id of their last post. */
type Fake = {
  readonly path: string
  readonly nextOf: (asked: Asked) => string | null
  /** Whether a post lies behind what is wanted. */
  readonly isWanted: (post: Post, asked: Asked) => boolean
  readonly write: (posts: readonly Post[], next: string | null) => object
}

const start = Date.parse('2026-11-21T00:00:00Z')
const now = () => new Date(clock)
let clock: number
const iso = (at: number) => new Date(at).toISOString()
const ask = (name: string) => ({ url }: Asked): string | null => url.searchParams.get(name)
const paging = (next: string | null) => (next === null ? {} : { paging: { next: 'https://graph.example/', cursors: { after: next } } })
const afterSeconds = ({ at }: Post, asked: Asked) => at >= Number(ask('since')(asked) ?? 0) * 1_000
const comments = (posts: readonly Post[]) => posts.map(({ id, at }) => ({ snippet: { topLevelComment: { id, snippet: { textDisplay: `isi ${id}`, publishedAt: iso(at) } } } }))

const fakes: Partial<Record<PulledKind, Fake>> = {
  'bluesky-search': {
    path: '/xrpc/app.bsky.feed.searchPosts?q=banjir', nextOf: ask('cursor'), isWanted: ({ at }, asked) => at >= Date.parse(ask('since')(asked)!),
    write: (posts, next) => ({ cursor: next, posts: posts.map(({ id, at }) => ({ uri: `at://did:plc:a/app.bsky.feed.post/${id}`, record: { text: `isi ${id}`, createdAt: iso(at) }, indexedAt: iso(at) })) }),
  },
  'youtube-search': {
    path: '/youtube/v3/search?q=banjir', nextOf: ask('pageToken'), isWanted: ({ at }, asked) => at >= Date.parse(ask('publishedAfter')(asked)!),
    write: (posts, next) => ({ nextPageToken: next, items: posts.map(({ id, at }) => ({ id: { videoId: id }, snippet: { title: `isi ${id}`, publishedAt: iso(at) } })) }),
  },
  'youtube-comments': { path: '/youtube/v3/commentThreads?videoId=abcdefghijk', nextOf: ask('pageToken'), isWanted: () => true, write: (posts, next) => ({ nextPageToken: next, items: comments(posts) }) },
  threads: {
    path: '/v1.0/keyword_search?q=banjir', nextOf: ask('after'), isWanted: afterSeconds,
    write: (posts, next) => ({ data: posts.map(({ id, at }) => ({ id, text: `isi ${id}`, timestamp: iso(at) })), ...paging(next) }),
  },
  facebook: {
    path: '/v25.0/pemkot/posts', nextOf: ask('after'), isWanted: afterSeconds,
    write: (posts, next) => ({ data: posts.map(({ id, at }) => ({ id, message: `isi ${id}`, created_time: iso(at) })), ...paging(next) }),
  },
  x: {
    path: '/2/tweets/search/recent?query=banjir', nextOf: ask('next_token'), isWanted: ({ id }, asked) => Number(id) > Number(ask('since_id')(asked) ?? 0),
    write: (posts, next) => ({ data: posts.map(({ id, at }) => ({ id, text: `isi ${id}`, created_at: iso(at) })), meta: { newest_id: posts[0]?.id, next_token: next } }),
  },
}

/** Times that ids of X carry as well, as far as numbers are exact. */
const idOf = (at: number): string => String(BigInt(at - 1_288_834_974_657) << 22n)
const keyOf = ({ guid }: { readonly guid: string }): string => guid.split('/').at(-1)!

let platform: FakePlatform
beforeAll(async () => { platform = await servePlatform() })
afterAll(() => platform.close())

type Trouble = 'none' | 'fails' | 'breaks off' | 'forgets the page'
const trouble = fc.oneof({ weight: 5, arbitrary: fc.constant<Trouble>('none') }, fc.constantFrom<Trouble>('fails', 'breaks off', 'forgets the page'))
const turns = fc.array(fc.record({ written: fc.integer({ min: 0, max: 30 }), troubles: fc.array(trouble, { maxLength: 12 }) }), { minLength: 1, maxLength: 4 })

describe.each(Object.entries(fakes) as [PulledKind, Fake][])('%s', (kind, fake) => {
  let posts: Post[]
  let troubles: Trouble[]
  let forgets = false

  const page = (asked: Asked, next: string | null): object => {
    const wanted = posts.filter(post => fake.isWanted(post, asked) && (next === null || post.at < posts.find(({ id }) => id === next)!.at)).sort((a, b) => b.at - a.at)
    const shown = wanted.slice(0, 6)
    return fake.write(shown, wanted.length > shown.length ? shown.at(-1)!.id : null)
  }
  const write = (count: number) => {
    for (let left = count; left > 0; left--) {
      clock += 20 * 60_000
      posts.push({ id: idOf(clock), at: clock })
    }
  }

  beforeEach(() => {
    platform.answer = (asked, response) => {
      if (asked.url.pathname.endsWith('createSession')) return sendJson(response, { accessJwt: 'token' })
      if (asked.url.pathname.endsWith('/videos')) return sendJson(response, { items: [] })
      const [next, now] = [fake.nextOf(asked), troubles.shift() ?? 'none']
      if (now === 'fails') return sendJson(response, { error: 'x' }, 500)
      if (now === 'breaks off') return response.destroy()
      // For good: only who begins anew gets names that hold.
      forgets = next !== null && (forgets || now === 'forgets the page')
      if (forgets) return sendJson(response, { error: { message: 'Invalid page' } }, 400)
      return sendJson(response, page(asked, next))
    }
  })

  it('loses nothing of what is written, however the platform behaves', async () => {
    const http = platform.http()
    const pull = (cursor: object | null) => pullSource(kind, { url: `${platform.base}${fake.path}`, cursor, now: now(), http, key: fakeKey, spend: async () => ({ granted: true }), mapping: null, zone: 'Asia/Jakarta' })
    await fc.assert(fc.asyncProperty(turns, async given => {
      ;[posts, troubles, clock] = [[], [], start]
      write(1)
      const seen = new Set<string>()
      let cursor: object | null = null
      let more = true
      const turn = async () => {
        const answer = await pull(cursor)
        if (!answer.ok) return
        answer.posts.forEach(post => seen.add(keyOf(post)))
        ;({ cursor, more } = JSON.parse(JSON.stringify(answer)) as Pulled)
      }
      await turn()
      for (const { written, troubles: come } of given) {
        write(written)
        troubles = [...come]
        await turn()
      }
      troubles = []
      // What came while an old walk was gone on with is met by the next one.
      for (const _walk of ['old', 'new']) {
        more = true
        for (let left = 100; more && left > 0; left--) await turn()
        expect(more).toBe(false)
      }
      expect(posts.filter(({ id }) => !seen.has(id))).toEqual([])
      platform.asked.length = 0
      await turn()
      expect(platform.asked.filter(({ url }) => !url.pathname.endsWith('/videos')).length).toBeLessThanOrEqual(8)
    }), { numRuns: 6 })
    await http.close()
  }, 60_000)

  it('ends with a platform that names every page alike, or the next although there is none', async () => {
    ;[posts, troubles, clock] = [[], [], start]
    write(3)
    const http = platform.http()
    platform.answer = (asked, response) => sendJson(response, asked.url.pathname.endsWith('createSession') ? { accessJwt: 'token' } : fake.write(asked.url.pathname.endsWith('/videos') ? [] : posts, 'sama'))
    let [cursor, more]: [object | null, boolean] = [{ since: iso(start - 1), walk: null }, true]
    for (let left = 5; more && left > 0; left--) {
      const answer = await pullSource(kind, { url: `${platform.base}${fake.path}`, cursor, now: now(), http, key: fakeKey, spend: async () => ({ granted: true }), mapping: null, zone: 'Asia/Jakarta' })
      ;({ cursor, more } = answer as Pulled)
    }
    expect(more).toBe(false)
  })
})

import type { BudgetUnit } from '@kentongan/contracts'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import fc from 'fast-check'
import { pullSource, type PulledKind } from './pull-source'
import type { PlatformSecret, Pulled, PullRequest, Spend } from './pull'
import { fakeKey, sendJson, servePlatform, type Asked, type FakePlatform } from './testing/serve-platform'

const now = new Date('2026-11-21T10:00:00Z')
const paths: Partial<Record<PulledKind, string>> = {
  'bluesky-search': '/xrpc/app.bsky.feed.searchPosts?q=banjir', 'youtube-search': '/youtube/v3/search?q=banjir', 'youtube-comments': '/youtube/v3/commentThreads?videoId=abcdefghijk', threads: '/v1.0/keyword_search?q=banjir',
  x: '/2/tweets/search/recent?query=banjir', instagram: '/v25.0/ig_hashtag_search?q=banjir', facebook: '/v25.0/pemkot/posts', 'fact-check': '/v1alpha1/claims:search?query=banjir', mastodon: '/api/v1/timelines/tag/banjir',
}
const kinds = Object.keys(paths) as PulledKind[]
const keyed = kinds.filter(kind => kind !== 'mastodon')

let platform: FakePlatform
let http: HttpFetch
let key: PlatformSecret | null
let spend: Spend
let spent: [BudgetUnit, number][]

beforeAll(async () => { platform = await servePlatform() })
afterAll(() => platform.close())
beforeEach(() => {
  platform.asked.length = 0
  http = platform.http()
  key = fakeKey
  spent = []
  spend = async (unit, amount) => {
    spent.push([unit, amount])
    return { granted: true }
  }
})

const pull = (kind: PulledKind, cursor: object | null = null, more: Partial<PullRequest> = {}) =>
  pullSource(kind, { url: `${platform.base}${paths[kind]}`, cursor, now, http, key, spend, mapping: null, zone: 'Asia/Jakarta', ...more })
const asks = () => platform.asked.map(({ url }) => url.pathname.split('/').at(-1))
const parameter = (name: string) => platform.asked.map(({ url }) => url.searchParams.get(name))

describe.each(keyed)('%s', kind => {
  it('is not asked without a key, nor paid for', async () => {
    key = null
    platform.answer = (_asked, response) => sendJson(response, { error: 'AuthMissing' }, 401)
    expect(await pull(kind)).toMatchObject({ ok: false, reason: 'key-missing' })
    expect([platform.asked.length, spent]).toEqual([kind === 'bluesky-search' ? 1 : 0, []])
  })

  it('tells nobody the key: not in an address, not in the words of a platform that repeats it', async () => {
    const said = `Malformed token ${Object.values(fakeKey).join(' ')} session-token`
    platform.answer = (_asked, response) => sendJson(response, { error: { message: said, code: 190 }, message: said, detail: said }, 400)
    const failure = await pull(kind)
    expect(failure).toMatchObject({ ok: false, detail: expect.stringContaining('Malformed token') })
    expect(JSON.stringify(failure)).not.toContain('rahasia')
    expect(platform.asked.map(({ url }) => url.href).join()).not.toContain('rahasia')
    expect(platform.asked.some(({ headers, body }) => JSON.stringify(headers).includes('rahasia') || body.includes('rahasia'))).toBe(true)
  })
})

describe.each<[PulledKind, BudgetUnit]>([['youtube-search', 'search'], ['youtube-comments', 'unit'], ['threads', 'query'], ['x', 'usd-micro'], ['instagram', 'hashtag']])('%s', (kind, unit) => {
  it('is not asked where its budget is spent, and says until when', async () => {
    spend = async () => ({ granted: false, opensAt: new Date('2026-11-21T12:00:00Z') })
    expect(await pull(kind)).toMatchObject({ ok: false, reason: 'budget-spent', retryAfterSeconds: 7_200 })
    expect(platform.asked).toEqual([])
  })

  it('takes from its budget before it asks', async () => {
    let [asked, first]: [number, unknown] = [0, null]
    platform.answer = (_asked, response) => {
      first ??= spent[0]
      asked++
      sendJson(response, {}, 500)
    }
    await pull(kind)
    expect([asked, first]).toEqual([1, [unit, unit === 'usd-micro' ? 1_500_000 : 1]])
  })
})

it('shows the key of a Mastodon server to it, where there is one', async () => {
  platform.answer = (_asked, response) => sendJson(response, [])
  await pull('mastodon')
  key = null
  await pull('mastodon')
  expect(platform.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer rahasia-token', undefined])
  key = fakeKey
  platform.answer = (_asked, response) => sendJson(response, { error: 'The access token is invalid' }, 401)
  expect(await pull('mastodon')).toMatchObject({ ok: false, reason: 'key-refused', detail: 'The access token is invalid' })
})

describe('a session of Bluesky', () => {
  let opened: number
  const good = () => `Bearer session-${opened}`
  const answer = ({ url, headers, body }: Asked, response: Parameters<FakePlatform['answer']>[1]) => {
    if (url.pathname.endsWith('createSession')) {
      expect(JSON.parse(body)).toEqual({ identifier: 'humas.example', password: 'rahasia-sandi' })
      opened++
      return sendJson(response, { accessJwt: `session-${opened}`, handle: 'humas.example' })
    }
    return headers.authorization === good() ? sendJson(response, { posts: [] }) : sendJson(response, { error: 'ExpiredToken', message: 'Token has expired' }, 400)
  }
  beforeEach(() => {
    opened = 0
    platform.answer = answer
  })

  it('is opened once and opened anew when it has ended', async () => {
    for (let pulls = 0; pulls < 3; pulls++) expect(await pull('bluesky-search')).toMatchObject({ ok: true })
    expect(opened).toBe(1)
    opened = 5
    expect(await pull('bluesky-search')).toMatchObject({ ok: true })
    expect(opened).toBe(6)
  })

  it('is of one account', async () => {
    await pull('bluesky-search')
    platform.answer = (asked, response) => (asked.body === '' ? answer(asked, response) : sendJson(response, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' }, 401))
    key = { ...fakeKey, appPassword: 'rahasia-lain' }
    expect(await pull('bluesky-search')).toMatchObject({ ok: false, reason: 'key-refused', detail: 'Invalid identifier or password' })
  })

  it('is not opened again and again where the server takes none', async () => {
    platform.answer = (asked, response) => (asked.url.pathname.endsWith('createSession') ? answer(asked, response) : sendJson(response, { error: 'ExpiredToken' }, 400))
    expect(await pull('bluesky-search')).toMatchObject({ ok: false, reason: 'key-refused' })
    expect(opened).toBe(1)
  })
})

describe('a search of YouTube', () => {
  const found = { items: [{ id: { videoId: 'abcdefghijk' }, snippet: { title: 'Banjir', publishedAt: '2026-11-21T03:00:00Z' } }] }
  const video = { items: [{ id: 'abcdefghijk', snippet: { title: 'Banjir & longsor', publishedAt: '2026-11-21T03:00:00Z' }, statistics: { viewCount: '9' } }] }

  it('is filled in from videos.list, and does without it', async () => {
    platform.answer = ({ url }, response) => sendJson(response, url.pathname.endsWith('/search') ? found : video)
    expect(await pull('youtube-search')).toMatchObject({ posts: [{ title: 'Banjir & longsor', social: { views: 9 } }], cursor: { since: '2026-11-21T03:00:00.000Z' } })
    expect([asks(), spent]).toEqual([['search', 'videos'], [['search', 1], ['unit', 1]]])
    expect(platform.asked.every(({ headers }) => headers['x-goog-api-key'] === 'rahasia-kunci')).toBe(true)
    platform.answer = ({ url }, response) => (url.pathname.endsWith('/search') ? sendJson(response, found) : sendJson(response, {}, 500))
    expect(await pull('youtube-search')).toMatchObject({ posts: [{ title: 'Banjir', social: { views: null } }] })
    spend = async unit => (unit === 'search' ? { granted: true } : { granted: false, opensAt: now })
    expect(await pull('youtube-search')).toMatchObject({ posts: [{ title: 'Banjir' }] })
  })

  it('waits until midnight in California where Google says that the day is used up', async () => {
    platform.answer = (_asked, response) => sendJson(response, { error: { message: 'quota', errors: [{ reason: 'quotaExceeded' }] } }, 403)
    expect(await pull('youtube-search')).toMatchObject({ ok: false, reason: 'budget-spent', retryAfterSeconds: 22 * 3_600 })
  })
})

it('says of a video without comments what it is', async () => {
  platform.answer = (_asked, response) => sendJson(response, { error: { message: 'off', errors: [{ reason: 'commentsDisabled' }] } }, 403)
  expect(await pull('youtube-comments')).toMatchObject({ ok: false, reason: 'comments-disabled' })
})

it('takes back what Threads does not count', async () => {
  platform.answer = (_asked, response) => sendJson(response, { data: [] })
  expect(await pull('threads')).toMatchObject({ ok: true, posts: [] })
  expect(spent).toEqual([['query', 1], ['query', -1]])
  expect(parameter('search_type')).toEqual(['RECENT'])
})

describe('a hashtag of Instagram', () => {
  const media = (from: number, count: number) => Array.from({ length: count }, (_, at) => ({ id: String(from - at), caption: `isi ${from - at}`, timestamp: new Date(now.getTime() - (1_000 - from + at) * 60_000).toISOString() }))
  const pages = (all: object[]) => {
    let shown = 0
    return ({ url }: Asked, response: Parameters<FakePlatform['answer']>[1]) => {
      if (url.pathname.endsWith('ig_hashtag_search')) return sendJson(response, { data: [{ id: '178' }] })
      if (!url.searchParams.has('after')) shown = 0
      const data = all.slice(shown, shown += 50)
      // As Instagram does: the name of the next page is always the same.
      return sendJson(response, { data, ...(shown < all.length && { paging: { cursors: { after: 'sama' }, next: 'https://graph.example/' } }) })
    }
  }

  it('is looked up once, and read to its end although all pages have one name', async () => {
    platform.answer = pages(media(1_000, 130))
    const first = await pull('instagram') as Pulled
    expect([first.posts.length, first.cursor]).toEqual([130, { tag: '178', newest: now.toISOString() }])
    expect(asks()).toEqual(['ig_hashtag_search', 'recent_media', 'recent_media', 'recent_media'])
    expect([...new Set(parameter('user_id'))]).toEqual(['17841'])
    platform.asked.length = 0
    const second = await pull('instagram', first.cursor) as Pulled
    expect(asks()).toEqual(['recent_media', 'recent_media', 'recent_media'])
    expect(second).toMatchObject({ more: false, cursor: first.cursor })
  })

  it('keeps what it has, and its place, where a page fails', async () => {
    const good = pages(media(1_000, 130))
    platform.answer = (asked, response) => (asked.url.searchParams.has('after') ? response.destroy() : good(asked, response))
    const broken = await pull('instagram', { tag: '178', newest: '2026-11-21T01:00:00.000Z' }) as Pulled
    expect(broken).toMatchObject({ ok: true, more: true, cursor: { tag: '178', newest: '2026-11-21T01:00:00.000Z' } })
    expect(broken.posts).toHaveLength(50)
  })

  it('ends where a server answers the same for ever, and is refused where there is no such tag', async () => {
    platform.answer = (asked, response) => sendJson(response, asked.url.pathname.endsWith('search') ? { data: [{ id: '178' }] } : { data: media(1_000, 5), paging: { cursors: { after: 'x' }, next: 'https://x.example/' } })
    expect(await pull('instagram')).toMatchObject({ ok: true })
    expect(asks()).toHaveLength(3)
    platform.answer = (_asked, response) => sendJson(response, { data: [] })
    expect(await pull('instagram')).toMatchObject({ ok: false, reason: 'query-refused' })
  })
})

describe('fact checks', () => {
  it('are read through page by page with one question, and from the beginning each time', async () => {
    const page = (at: number) => ({ claims: [{ text: 'Klaim yang diperiksa', claimReview: [{ url: `https://cekfakta.example/${at}`, title: '' }] }], ...(at < 9 && { nextPageToken: String(at + 1) }) })
    platform.answer = ({ url }, response) => sendJson(response, page(Number(url.searchParams.get('pageToken') ?? 0)))
    const first = await pull('fact-check') as Pulled
    expect([first.posts.length, first.more]).toEqual([8, true])
    const second = await pull('fact-check', first.cursor) as Pulled
    expect([second.posts.length, second.more, second.cursor]).toEqual([2, false, { since: null, walk: null }])
    expect(new Set(platform.asked.map(({ url }) => `${url.searchParams.get('maxAgeDays')} ${url.searchParams.get('pageSize')}`)).size).toBe(1)
  })
})

describe('X, which is paid for', () => {
  type Page = { readonly posts: number; readonly users: number; readonly goesOn: boolean; readonly trouble: 'none' | 'refused' | 'broken' | 'html' }
  const pages: fc.Arbitrary<readonly Page[]> = fc.array(fc.record({
    posts: fc.integer({ min: 0, max: 100 }), users: fc.integer({ min: 0, max: 100 }), goesOn: fc.boolean(), trouble: fc.oneof({ weight: 4, arbitrary: fc.constant('none' as const) }, fc.constantFrom('refused' as const, 'broken' as const, 'html' as const)),
  }), { minLength: 1, maxLength: 12 })
  const written = (count: number) => Array.from({ length: count }, (_, at) => ({ id: String(2_123_000_000_000_000_000n + BigInt(at)), text: 'isi', author_id: '7' }))
  const authors = (count: number) => Array.from({ length: count }, (_, at) => ({ id: String(at), username: `u${at}` }))

  it('never passes the budget of the month, whatever comes and whatever fails', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 8_000_000 }), pages, async (most, given) => {
      let [held, charged]: [number, number] = [0, 0]
      const left = [...given]
      platform.answer = ({ url }, response) => {
        const page = left.shift() ?? { posts: 0, users: 0, goesOn: false, trouble: 'none' }
        if (page.trouble === 'refused') return sendJson(response, { title: 'x' }, 503)
        const posts = Math.min(page.posts, Number(url.searchParams.get('max_results')))
        const users = Math.min(page.users, posts)
        charged += posts * 5_000 + users * 10_000
        expect(charged).toBeLessThanOrEqual(most)
        if (page.trouble === 'broken') return response.destroy()
        if (page.trouble === 'html') return response.end('<html>')
        return sendJson(response, { data: written(posts), includes: { users: authors(users) }, meta: { newest_id: '2123000000000000999', ...(page.goesOn && { next_token: String(left.length) }) } })
      }
      spend = async (_unit, amount) => {
        if (held + amount > most) return { granted: false, opensAt: new Date('2026-12-01T00:00:00Z') }
        held += amount
        return { granted: true }
      }
      let cursor: object | null = { since: '2122000000000000000', walk: null }
      for (let pulls = 0; pulls < 4; pulls++) {
        const answer = await pull('x', cursor)
        if (answer.ok) ({ cursor } = answer)
        expect(held).toBeLessThanOrEqual(most)
        // What was charged is on the books, and without troubles on the way nothing else is.
        expect(held).toBeGreaterThanOrEqual(charged)
        if (given.every(({ trouble }) => trouble === 'none' || trouble === 'refused')) expect(held).toBe(charged)
      }
    }), { numRuns: 40 })
  }, 60_000)

  it('asks for a small page where a large one is not covered', async () => {
    platform.answer = (_asked, response) => sendJson(response, { data: written(3), includes: { users: authors(1) }, meta: { newest_id: '2123000000000000002' } })
    spend = async (unit, amount) => {
      if (amount > 200_000) return { granted: false, opensAt: now }
      spent.push([unit, amount])
      return { granted: true }
    }
    expect(await pull('x')).toMatchObject({ ok: true, cursor: { since: '2123000000000000002', walk: null } })
    expect([parameter('max_results'), spent]).toEqual([['10'], [['usd-micro', 150_000], ['usd-micro', -125_000]]])
  })

  it('asks from the last post on, or as far back as the search reaches', async () => {
    platform.answer = (_asked, response) => sendJson(response, { meta: { result_count: 0 } })
    await pull('x', { since: '1212092628029698048', walk: null })
    await pull('x', { since: '2123900000000000000', walk: null })
    expect([parameter('since_id'), parameter('start_time')]).toEqual([[null, '2123900000000000000'], ['2026-11-14T10:01:00.000Z', null]])
    expect(new Set(parameter('expansions'))).toEqual(new Set(['author_id']))
  })

  it('says that the plan of the month is used up although the status is that of the quarter hour', async () => {
    platform.answer = (_asked, response) => sendJson(response, { title: 'UsageCapExceeded', detail: 'Usage cap exceeded' }, 429)
    expect(await pull('x')).toMatchObject({ ok: false, reason: 'budget-spent', detail: 'Usage cap exceeded' })
  })
})

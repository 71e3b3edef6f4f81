import type { DataSource } from 'typeorm'
import type { SocialFacts } from '@kentongan/posts'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { IngestRepository, type ClaimedSource } from './ingest.repository'
import type { ArrivingPost } from './store-posts'

const now = new Date('2026-11-20T01:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const outcome = { nextPollAt: new Date('2099-01-01T00:00:00Z'), intervalSeconds: 900, lastPolledAt: now, health: 'ok' as const }

const headline = 'Kantor Imigrasi Bima buka layanan Sabtu'
const article = (key: string, more: Partial<ArrivingPost> = {}): ArrivingPost => ({
  key, guid: key, url: `https://www.warta.example.com/${key}`, canonicalUrl: `https://warta.example.com/${key}`, title: headline, text: 'Isi lengkap berita.', author: null,
  language: 'id', publishedAt: now, publishedRaw: null, updatedAt: null, kind: 'article', published: { at: now, confidence: 'exact' }, ...more,
})
const hidden = (key: string, more: Partial<ArrivingPost> = {}): ArrivingPost =>
  article(key, { url: `https://news.google.com/rss/articles/${key}`, canonicalUrl: null, text: '', outlet: 'example.com', published: { at: later(1), confidence: 'exact' }, ...more })

const facts: SocialFacts = {
  ref: 'm.example/7', author: { handle: '@kota@m.example', name: 'Kota', url: 'https://m.example/@kota', followers: 120 }, likes: 3, replies: null, shares: 1, views: null, replyTo: null, quoteOf: null,
}
const toot = (key: string, more: Partial<ArrivingPost> = {}): ArrivingPost =>
  article(key, { url: `https://m.example/@kota/${key}`, canonicalUrl: `https://m.example/@kota/${key}`, kind: 'post', social: facts, ...more })

let database: TestDatabase
let owner: DataSource
let ingest: IngestRepository

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await database.open('owner')
  ingest = new IngestRepository(await database.open('kentongan_worker'))
})
beforeEach(() => owner.query('truncate source cascade'))
afterAll(() => database.drop())

const addSource = async (kind: string, name = kind): Promise<number> =>
  (await owner.query('insert into source (kind, url, title) values ($1, $2, $2) returning id', [kind, `https://${name}.example/`]))[0].id
const lease = async (id: number): Promise<ClaimedSource> => {
  await owner.query(`update source set next_poll_at = '2099-01-01', last_polled_at = null, lease_until = null`)
  await owner.query('update source set next_poll_at = now() where id = $1', [id])
  return (await ingest.claimDue(1))[0]!
}
const store = async (id: number, posts: readonly ArrivingPost[], cursor: object | null = null) => ingest.store(await lease(id), posts, { ...outcome, cursor }, 'read')
const posts = (): Promise<{ id: number; title: string; text: string; url: string; sourceId: number; revisions: number }[]> =>
  owner.query('select id, title, text, canonical_url as url, source_id as "sourceId", revisions from post order by id')

describe('an article that a search discovered', () => {
  it('is the outlet\'s own where that is known already', async () => {
    const [feed, search] = [await addSource('feed'), await addSource('google-news')]
    await store(feed, [article('1')])
    expect(await store(search, [hidden('CBM1', { title: headline.toUpperCase() })])).toMatchObject({ newPostIds: [], revisedPostIds: [] })
    expect(await posts()).toMatchObject([{ title: headline, text: 'Isi lengkap berita.', sourceId: feed, revisions: 0 }])
    expect(await store(search, [hidden('CBM1')])).toMatchObject({ newPostIds: [] })
  })

  it('is taken over by the outlet when it comes there, with its words and address, and is tagged again', async () => {
    const [feed, search] = [await addSource('feed'), await addSource('google-news')]
    const found = await store(search, [hidden('CBM1')])
    await owner.query(`insert into agency (name) values ('Imigrasi Bima')`)
    await owner.query(`insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
      select p.id, a.id, p.source_id, p.published_at, '[]', 1, 'netral', 1, '[]', 'x' from post p, agency a`)
    await owner.query('truncate agency_hour_due')
    expect(await store(feed, [article('1')])).toMatchObject({ newPostIds: [], revisedPostIds: found!.newPostIds })
    expect(await posts()).toMatchObject([{ text: 'Isi lengkap berita.', url: 'https://warta.example.com/1', sourceId: feed, revisions: 1 }])
    expect(await owner.query('select source_id as "sourceId" from mention')).toEqual([{ sourceId: feed }])
    // Charts count by kind of source.
    expect(await owner.query('select hour from agency_hour_due')).toEqual([{ hour: later(1) }])
    // From now on it is the outlet's: another search or a copy elsewhere changes nothing.
    expect(await store(search, [hidden('CBM2'), hidden('CBM1')])).toMatchObject({ newPostIds: [], revisedPostIds: [] })
    expect(await store(await addSource('feed', 'salinan'), [article('1', { text: 'Ringkas.' })])).toMatchObject({ newPostIds: [], revisedPostIds: [] })
    expect(await posts()).toMatchObject([{ text: 'Isi lengkap berita.', sourceId: feed }])
    await owner.query('truncate agency cascade')
  })

  it('is one, however many searches find it, also twice in one answer', async () => {
    const [first, second, gdelt] = [await addSource('google-news', 'a'), await addSource('google-news', 'b'), await addSource('gdelt')]
    expect((await store(first, [hidden('CBM1'), hidden('CBM2')]))!.newPostIds).toHaveLength(1)
    expect((await store(second, [hidden('CBM3')]))!.newPostIds).toEqual([])
    expect((await store(gdelt, [article('1', { text: '' })]))!.newPostIds).toEqual([])
    expect(await posts()).toHaveLength(1)
  })

  it('gets its text from the feed where GDELT was first, though its headline says little', async () => {
    const [feed, gdelt] = [await addSource('feed'), await addSource('gdelt')]
    await store(gdelt, [article('1', { title: 'Banjir', text: '' })])
    expect((await store(feed, [article('1', { title: 'Banjir' })]))!.revisedPostIds).toHaveLength(1)
    expect(await posts()).toMatchObject([{ text: 'Isi lengkap berita.', sourceId: feed }])
  })

  it.each<[string, Partial<ArrivingPost>]>([
    ['of another outlet', { outlet: 'lain.id' }],
    ['of another day with the same headline', { published: { at: later(24 * 5), confidence: 'exact' } }],
    ['with another headline', { title: 'Kantor Imigrasi Bima tutup hari Minggu' }],
    ['with a headline that says too little', { title: 'Layanan Sabtu' }],
  ])('is its own %s', async (_name, more) => {
    const [feed, search] = [await addSource('feed'), await addSource('google-news')]
    await store(feed, [article('1'), article('2', { title: 'Layanan Sabtu' })])
    expect((await store(search, [hidden('CBM1', more)]))!.newPostIds).toHaveLength(1)
  })

  it('does not make one of an outlet\'s two articles with one headline', async () => {
    const [feed, search] = [await addSource('feed'), await addSource('google-news')]
    await store(search, [hidden('CBM1')])
    expect((await store(feed, [article('1'), article('2')]))!.newPostIds).toHaveLength(1)
    expect((await posts()).map(post => post.url).sort()).toEqual(['https://warta.example.com/1', 'https://warta.example.com/2'])
    expect((await store(feed, [article('3')]))!.newPostIds).toHaveLength(1)
  })

  it('is one also when search and outlet come at the same moment', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const ids = [await addSource('feed', `f${turn}`), await addSource('google-news', `g${turn}`), await addSource('gdelt', `d${turn}`)]
      const claims: ClaimedSource[] = []
      for (const id of ids) claims.push(await lease(id))
      await owner.query(`update source set lease_until = now() + interval '1 minute'`)
      const title = `Kantor Imigrasi Bima buka layanan ke-${turn}`
      const arriving = [article(`${turn}`, { title }), hidden(`CBM${turn}`, { title }), article(`${turn}x`, { title, text: '' })]
      await Promise.all(claims.map((claim, at) => ingest.store(claim, [arriving[at]!], outcome, 'read')))
    }
    expect(await posts()).toHaveLength(5)
  })
})

describe('what a platform says of a post', () => {
  const social = () => owner.query('select ref, author_handle as handle, followers, likes, replies, shares, views, reply_to as "replyTo" from post_social')

  it('is kept, unknown stays unknown, and the newest count wins', async () => {
    const id = await addSource('mastodon')
    await store(id, [toot('1')])
    expect(await social()).toEqual([{ ref: 'm.example/7', handle: '@kota@m.example', followers: 120, likes: 3, replies: null, shares: 1, views: null, replyTo: null }])
    await store(id, [toot('1', { social: { ...facts, likes: 9, shares: null, replies: 0 } })])
    expect(await social()).toMatchObject([{ likes: 9, shares: 1, replies: 0, views: null }])
  })

  it('may come without an author, with NUL, and with counts beyond 2^31', async () => {
    await store(await addSource('mastodon'), [toot('1', { social: { ...facts, author: null, views: 5_000_000_000, replyTo: 'm.example/\u00001' } })])
    expect(await social()).toMatchObject([{ handle: null, followers: null, views: 5_000_000_000, replyTo: 'm.example/1' }])
  })

  it('is one post with reposts, however often and by whomever it is passed on', async () => {
    const [one, two] = [await addSource('mastodon', 'satu'), await addSource('mastodon', 'dua')]
    const repost = (ref: string) => ({ ref, handle: '@x@m.example', followers: 10, at: now })
    await store(one, [toot('1', { reposts: [repost('a'), repost('b')] })])
    await store(two, [toot('1', { reposts: [repost('b'), repost('c')] })])
    expect(await posts()).toHaveLength(1)
    expect((await owner.query('select ref from post_repost order by ref')).map((row: { ref: string }) => row.ref)).toEqual(['a', 'b', 'c'])
  })

  it('never switches the platform\'s names off', async () => {
    const id = await addSource('mastodon')
    for (let turn = 0; turn < 7; turn++) await store(id, [toot('1', { key: `uri-${turn}` })])
    expect(await posts()).toHaveLength(1)
    expect(await owner.query('select key_rule as rule from source')).toEqual([{ rule: 'guid' }])
  })
})

describe('a cursor', () => {
  it('moves with the posts, and not where the lease was lost', async () => {
    const id = await addSource('mastodon')
    await store(id, [toot('1')], { newest: '1' })
    const claim = await lease(id)
    await owner.query('update source set lease_token = gen_random_uuid()')
    expect(await ingest.store(claim, [toot('2')], { ...outcome, cursor: { newest: '2' } }, 'read')).toBeNull()
    expect(await owner.query('select cursor from source')).toEqual([{ cursor: { newest: '1' } }])
    expect(await posts()).toHaveLength(1)
  })

  it('stays where it is after a failure', async () => {
    const id = await addSource('mastodon')
    await store(id, [toot('1')], { newest: '1' })
    await ingest.store(await lease(id), [], outcome, 'failed')
    expect((await ingest.findLeased(await lease(id)))!.cursor).toEqual({ newest: '1' })
  })
})

describe('sources that share a site', () => {
  const kinds = async (claims: readonly ClaimedSource[]) =>
    (await owner.query('select kind, count(*)::integer as n from source where id = any($1) group by 1 order by 1', [claims.map(claim => claim.sourceId)]))

  it('are leased no more than their lane can serve', async () => {
    for (let n = 0; n < 30; n++) await addSource('telegram', `t${n}`)
    for (let n = 0; n < 3; n++) await addSource('gdelt', `g${n}`)
    for (let n = 0; n < 12; n++) await addSource('x', `x${n}`)
    for (let n = 0; n < 35; n++) await addSource('google-alerts', `a${n}`)
    for (let n = 0; n < 25; n++) await addSource('feed', `f${n}`)
    const claims = (await Promise.all([1, 2, 3].map(() => ingest.claimDue(100)))).flat()
    expect(await kinds(claims)).toEqual([{ kind: 'feed', n: 25 }, { kind: 'gdelt', n: 1 }, { kind: 'google-alerts', n: 30 }, { kind: 'telegram', n: 20 }, { kind: 'x', n: 10 }])
    expect(await ingest.claimDue(100)).toEqual([])
  })

  it('wait for GDELT six seconds after its last answer', async () => {
    for (let n = 0; n < 2; n++) await addSource('gdelt', `g${n}`)
    const [claim] = await ingest.claimDue(10)
    await ingest.store(claim!, [], { ...outcome, lastPolledAt: new Date() }, 'read')
    expect(await ingest.claimDue(10)).toEqual([])
    await owner.query(`update source set last_polled_at = now() - interval '7 seconds' where last_polled_at is not null`)
    expect(await ingest.claimDue(10)).toHaveLength(1)
  })
})

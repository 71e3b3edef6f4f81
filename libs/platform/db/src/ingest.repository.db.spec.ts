import type { DataSource } from 'typeorm'
import { doMeanwhile, takeTurns } from '../../../../test/support/take-turns'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import type { PollKind } from './count-day'
import { IngestRepository, type ClaimedSource } from './ingest.repository'
import type { ArrivingPost } from './store-posts'
import { StreamRepository } from './stream.repository'

const now = new Date('2026-11-20T01:00:00Z')
const outcome = { nextPollAt: new Date('2099-01-01T00:00:00Z'), intervalSeconds: 900, lastPolledAt: now, health: 'ok' as const }

const arriving = (key: string, more: Partial<ArrivingPost> = {}): ArrivingPost => ({
  key, guid: key, url: `https://warta.example/${key}`, canonicalUrl: `https://warta.example/${key}`, title: `Judul ${key}`, text: 'Isi berita.', author: null,
  language: 'id', publishedAt: now, publishedRaw: null, updatedAt: null, kind: 'article', published: { at: now, confidence: 'exact' }, ...more,
})

describe('IngestRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let ingest: IngestRepository
  let streams: StreamRepository

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const worker = await database.open('kentongan_worker')
    ingest = new IngestRepository(worker)
    streams = new StreamRepository(worker)
  })
  beforeEach(() => owner.query('truncate source cascade'))
  afterAll(() => database.drop())

  const addSource = async (name: string): Promise<ClaimedSource> => {
    await owner.query('insert into source (url, title) values ($1, $2)', [`https://${name}.example/feed`, name])
    const [claim] = await ingest.claimDue(1)
    return claim!
  }
  const claimAgain = async (claim: ClaimedSource): Promise<ClaimedSource> => {
    await owner.query('update source set next_poll_at = now(), lease_until = null where id = $1', [claim.sourceId])
    const [again] = await ingest.claimDue(1)
    return again!
  }
  const store = (claim: ClaimedSource, posts: readonly ArrivingPost[], kind: PollKind = 'read') => ingest.store(claim, posts, outcome, kind)
  const posts = (): Promise<{ id: number; title: string; text: string; revisions: number }[]> => owner.query('select id, title, text, revisions from post order by id')

  it('lets workers that race share the due sources out', async () => {
    for (let n = 0; n < 20; n++) await owner.query('insert into source (url, title) values ($1, $1)', [`https://s${n}.example/`])
    const claims = (await Promise.all([1, 2, 3, 4].map(() => ingest.claimDue(5)))).flat()
    expect(new Set(claims.map(claim => claim.sourceId)).size).toBe(20)
    expect(await ingest.claimDue(5)).toEqual([])
  })

  it('leaves paused, removed and not yet due sources alone', async () => {
    await owner.query(`insert into source (url, title, paused, removed_at, next_poll_at) values ('a', 'a', true, null, now()), ('b', 'b', false, now(), now()), ('c', 'c', false, null, now() + interval '1 hour')`)
    expect(await ingest.claimDue(10)).toEqual([])
  })

  it('stores a post once, however often it is seen', async () => {
    const claim = await addSource('warta')
    const first = await store(claim, [arriving('1'), arriving('2')])
    expect(first).toMatchObject({ newPostIds: [expect.any(Number), expect.any(Number)], revisedPostIds: [] })
    const second = await store(await claimAgain(claim), [arriving('2'), arriving('1'), arriving('3')])
    expect(second!.newPostIds).toHaveLength(1)
    expect(await posts()).toHaveLength(3)
  })

  it('writes nothing once another worker holds the lease', async () => {
    const claim = await addSource('warta')
    const thief = await claimAgain(claim)
    expect(await store(claim, [arriving('1')])).toBeNull()
    expect(await posts()).toEqual([])
    expect(await store(thief, [arriving('1')])).not.toBeNull()
  })

  it('takes the same address from another source for the same post', async () => {
    const one = await addSource('warta')
    await store(one, [arriving('1')])
    const two = await addSource('kabar')
    const stored = await store(two, [arriving('other-guid', { canonicalUrl: 'https://warta.example/1', text: 'Cuplikan pendek.' })])
    expect(stored).toMatchObject({ newPostIds: [], revisedPostIds: [], guidChanges: 0 })
    expect(await owner.query('select count(*)::int as keys, count(distinct post_id)::int as posts from post_key')).toEqual([{ keys: 2, posts: 1 }])
  })

  it('makes one post of an address that many sources bring at the same moment', async () => {
    const claims: ClaimedSource[] = []
    for (const name of ['a', 'b', 'c', 'd']) claims.push(await addSource(name))
    const results = await Promise.all(claims.map(claim => store(claim, [arriving('same'), arriving(`own-${claim.sourceId}`)])))
    expect(results.flatMap(result => result!.newPostIds)).toHaveLength(5)
    expect(await posts()).toHaveLength(5)
    expect(await owner.query('select count(*)::int as keys from post_key')).toEqual([{ keys: 8 }])
  })

  it('waits for an address that another is storing before it has stored one itself', async () => {
    const [one, two] = [await addSource('warta'), await addSource('kabar')]
    const bring = (name: string) => [`insert into post (source_id, canonical_url, title, text, published_at, content_hash) values ($1, $2, 'x', 'y', now(), '')`,
      one.sourceId, `https://warta.example/${name}`] as const
    const stored = await takeTurns(owner, bring('a'), bring('b'), () => store(two, [arriving('c'), arriving('b'), arriving('a')]))
    expect(stored!.newPostIds).toHaveLength(1)
  })

  it('keeps posts without an address apart by their key', async () => {
    const claim = await addSource('warta')
    const bare = { url: null, canonicalUrl: null }
    await store(claim, [arriving('1', bare), arriving('2', bare)])
    await store(await claimAgain(claim), [arriving('1', bare)])
    expect(await posts()).toHaveLength(2)
  })

  it('keeps an edit as a revision and asks for the post to be tagged again', async () => {
    const claim = await addSource('warta')
    await store(claim, [arriving('1')])
    await owner.query('delete from post_to_tag')
    const stored = await store(await claimAgain(claim), [arriving('1', { title: 'Judul 1 (diperbarui)' })])
    expect(stored!.revisedPostIds).toHaveLength(1)
    expect(await posts()).toMatchObject([{ title: 'Judul 1 (diperbarui)', revisions: 1 }])
    expect(await owner.query('select title from post_revision')).toEqual([{ title: 'Judul 1' }])
    expect(await owner.query('select revisions from post_to_tag')).toEqual([{ revisions: 1 }])
  })

  it.each<[string, () => Promise<readonly ClaimedSource[]>, (claim: ClaimedSource, posts: readonly ArrivingPost[]) => Promise<unknown>]>([
    ['feed', () => ingest.claimDue(1), store],
    ['bluesky', () => streams.claim(1), (claim, heard) => streams.store(claim, { posts: heard, reposts: [], deleted: [], gone: [], renamed: [], cursor: null }, now)],
  ])('goes on with a %s whose posts are being tagged, edits too', async (kind, claimIt, storeIt) => {
    const claim = await addSource('warta')
    await store(claim, [arriving('1')])
    await owner.query(`insert into agency (name) values ('Dinas Kita') on conflict do nothing`)
    await owner.query('update source set kind = $1, next_poll_at = now()', [kind])
    const tag = `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
      select p.id, (select min(id) from agency), p.source_id, now(), '[]', 1, 'netral', 1, '[]', 'x' from post p`
    const stored = await doMeanwhile(owner, [tag], async () => {
      const [claimed] = await claimIt()
      expect(claimed).toMatchObject({ sourceId: claim.sourceId })
      return storeIt(claimed!, [arriving('1', { text: 'Isi baru.' })])
    })
    expect(stored).toMatchObject({ revisedPostIds: [expect.any(Number)] })
  })

  it('does not take a lagging cache or mere white space for an edit', async () => {
    const claim = await addSource('warta')
    await store(claim, [arriving('1')])
    await store(await claimAgain(claim), [arriving('1', { text: 'Isi baru.' })])
    const lagging = await store(await claimAgain(claim), [arriving('1')])
    const spaced = await store(await claimAgain(claim), [arriving('1', { text: 'Isi  baru. ' })])
    expect([lagging!.revisedPostIds, spaced!.revisedPostIds]).toEqual([[], []])
    expect(await posts()).toMatchObject([{ text: 'Isi baru.', revisions: 1 }])
  })

  it('switches a source whose guids keep changing to addresses, and says so', async () => {
    const claim = await addSource('warta')
    const five = [1, 2, 3, 4, 5].map(n => arriving(String(n)))
    await store(claim, five)
    const stored = await store(await claimAgain(claim), five.map(post => ({ ...post, key: `${post.key}-changed` })))
    expect(stored).toMatchObject({ newPostIds: [], guidChanges: 5 })
    expect(await owner.query('select key_rule, key_rule_reason from source')).toEqual([{ key_rule: 'url', key_rule_reason: 'guid-changes' }])
  })

  it('does not bring back what was purged', async () => {
    const claim = await addSource('warta')
    await store(claim, [arriving('1')])
    await owner.query('delete from post')
    expect(await store(await claimAgain(claim), [arriving('1')])).toMatchObject({ newPostIds: [] })
  })

  it('stores thousands from one document and drops no NUL on the floor', async () => {
    const claim = await addSource('warta')
    const many = Array.from({ length: 1_203 }, (_, n) => arriving(String(n), { text: `Isi\0 ${n}` }))
    expect((await store(claim, many))!.newPostIds).toHaveLength(1_203)
    expect((await posts())[7]!.text).toBe('Isi 7')
  })

  it('keeps the language that was declared, and recognises it where none was', async () => {
    const claim = await addSource('warta')
    const text = 'Antrean paspor di kantor itu sejak subuh'
    await store(claim, [
      arriving('1', { language: 'jv', text }), arriving('2', { language: null, text: `${text} lagi` }),
      arriving('3', { language: null, title: 'Warga mengantre sejak subuh', text: '' }), arriving('4', { language: null, title: 'OTT', text: 'OTT' })])
    const rows: { language: string | null }[] = await owner.query('select language from post order by id')
    expect(rows.map(row => row.language).sort()).toEqual(['id', 'id', 'jv', null])
  })

  it('survives a NUL in any field a feed may fill, on arrival and in an edit', async () => {
    const claim = await addSource('warta')
    const dirty = { title: 'Ju\0dul', text: 'Is\0i', author: 'Redaksi\0', language: 'i\0d', publishedRaw: 'kem\0arin' }
    await store(claim, [arriving('1', dirty)])
    expect(await owner.query('select title, text, author, language, published_raw from post')).toEqual([
      { title: 'Judul', text: 'Isi', author: 'Redaksi', language: 'id', published_raw: 'kemarin' }])
    expect(await store(await claimAgain(claim), [arriving('1', { ...dirty, text: 'Is\0i baru' })])).toMatchObject({ revisedPostIds: [expect.any(Number)] })
    expect(await posts()).toMatchObject([{ text: 'Isi baru' }])
  })

  it('counts polls on their day and items on the day they were published', async () => {
    const claim = await addSource('warta')
    await store(claim, [arriving('1'), arriving('2', { published: { at: new Date('2026-11-18T10:00:00Z'), confidence: 'exact' } })])
    await store(await claimAgain(claim), [], 'not-modified')
    await store(await claimAgain(claim), [], 'failed')
    expect(await owner.query(`select day::text, polls, not_modified, failures, items from source_day order by day`)).toEqual([
      { day: '2026-11-18', polls: 0, not_modified: 0, failures: 0, items: 1 },
      { day: '2026-11-20', polls: 3, not_modified: 1, failures: 1, items: 1 },
    ])
    expect(await ingest.weekOf(claim.sourceId, now)).toEqual({ items: 2, days: 3 })
  })
})

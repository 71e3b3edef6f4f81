import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { MaintenanceRepository } from './maintenance.repository'
import { TaggingRepository } from './tagging.repository'
import type { Tag } from './write-tags'

describe('TaggingRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let tagging: TaggingRepository
  let agencies: [number, number]
  let postId: number
  let version: number

  const tag = (agencyId: number, more: Partial<Tag> = {}): Tag => ({
    agencyId, ruleIds: [], doubtful: false, spans: [{ field: 'title', start: 0, end: 4 }], tone: 'netral', toneConfidence: 0.5, toneBecause: [], toneVersion: 'v1', toneReview: false, misleading: false, ...more,
  })
  const addRule = (agencyId: number, query: string) =>
    owner.query(`insert into keyword_rule (agency_id, name, lane, origin, query) values ($1, 'x', 'sure', 'custom', $2)`, [agencyId, query])
  const mentions = () => owner.query('select agency_id, tone, tone_now, corrected_tone, relevant from mention order by agency_id')

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    tagging = new TaggingRepository(await database.open('kentongan_worker'))
  })
  beforeEach(async () => {
    await owner.query('truncate source, agency, account restart identity cascade')
    const rows = await owner.query(`insert into agency (name) values ('Dinas A'), ('Dinas B') returning id`)
    agencies = rows.map((row: { id: number }) => row.id)
    await addRule(agencies[0], '"Dinas A"')
    await owner.query(`insert into source (url, title) values ('https://a.example/', 'A')`)
    const [post] = await owner.query(`insert into post (source_id, title, text, published_at, content_hash) select id, 'Dinas A dan B', 'Isi', now(), 'x' from source returning id`)
    postId = post.id
    await owner.query('insert into post_to_tag (post_id) values ($1)', [postId])
    version = await tagging.rulesVersion()
  })
  afterAll(() => database.drop())

  it('loads the rules that are in use, of agencies that are', async () => {
    await addRule(agencies[1], 'DB')
    await owner.query('update agency set removed_at = now() where id = $1', [agencies[1]])
    await addRule(agencies[0], 'mati')
    await owner.query(`update keyword_rule set enabled = false where query = 'mati'`)
    await addRule(agencies[0], 'hilang')
    await owner.query(`update keyword_rule set removed_at = now() where query = 'hilang'`)
    expect(await tagging.loadRules()).toEqual({
      version: version + 5, rules: [{ ruleId: expect.any(Number), agencyId: agencies[0], lane: 'sure', query: '"Dinas A"' }], toneModel: null })
  })

  it('gives posts as rules see them', async () => {
    await owner.query(`update source set title = 'Harian A', url = 'https://feeds.a.example:8080/rss', site_url = 'http://user@WWW.A.example/berita'`)
    await owner.query(`update post set author = 'Redaksi', language = 'id'`)
    const [post] = await tagging.findUntagged([postId])
    expect(post).toEqual({ id: postId, revisions: 0, title: 'Dinas A dan B', text: 'Isi', author: 'Redaksi', source: 'Harian A a.example feeds.a.example', lang: 'id' })
    await owner.query(`update source set site_url = null, url = 'bukan alamat'`)
    await owner.query('update post set author = null, language = null')
    expect(await tagging.findUntagged([postId])).toMatchObject([{ author: '', source: 'Harian A ', lang: '' }])
  })

  it('writes mentions once and tells the live stream how many came', async () => {
    expect((await tagging.findUntagged([postId])).map(post => post.id)).toEqual([postId])
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0]), tag(agencies[1])], marks: null }])).toEqual({ added: 2, removed: 0 })
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'negatif' }), tag(agencies[1])], marks: null }])).toEqual({ added: 0, removed: 0 })
    expect(await mentions()).toMatchObject([{ agency_id: agencies[0], tone: 'negatif' }, { agency_id: agencies[1], tone: 'netral' }])
    expect(await owner.query('select agency_id, event from live_event order by id')).toEqual(
      agencies.map(id => ({ agency_id: id, event: { type: 'mentions', agencyId: id, count: 1 } })))
    expect(await tagging.findUntagged([postId])).toEqual([])
  })

  it('takes a mention away that no longer matches', async () => {
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0]), tag(agencies[1])], marks: null }])
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[1])], marks: null }])).toEqual({ added: 0, removed: 1 })
    expect(await mentions()).toMatchObject([{ agency_id: agencies[1] }])
  })

  it('never touches what a person corrected', async () => {
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'negatif' })], marks: null }])
    await owner.query(`insert into account (email, name) values ('a@dinas.example', 'Analis')`)
    await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant, relevant) values ($1, $2, 1, true, 'positif', true, false)`, [postId, agencies[0]])
    await owner.query(`update mention set corrected_tone = 'positif', relevant = false`)
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'netral' })], marks: null }])
    await tagging.save(version, [{ postId, revisions: 0, tags: [], marks: null }])
    expect(await mentions()).toEqual([{ agency_id: agencies[0], tone: 'netral', tone_now: 'positif', corrected_tone: 'positif', relevant: false }])
  })

  it('writes nothing with rules that were changed meanwhile', async () => {
    await addRule(agencies[1], '"Dinas B"')
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0])], marks: null }])).toBe('rules-changed')
    expect(await mentions()).toEqual([])
  })

  it('keeps which rules matched and whether they were sure, as they are now', async () => {
    const kept = () => owner.query('select rule_ids, doubtful, in_doubt from mention')
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { ruleIds: [7, 3], doubtful: true })], marks: null }])
    expect(await kept()).toEqual([{ rule_ids: [7, 3], doubtful: true, in_doubt: true }])
    await owner.query('update mention set confirmed = true')
    expect(await kept()).toMatchObject([{ doubtful: true, in_doubt: false }])
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { ruleIds: [3] })], marks: null }])
    expect(await kept()).toEqual([{ rule_ids: [3], doubtful: false, in_doubt: false }])
  })

  it('does not take an edit that came meanwhile for tagged', async () => {
    await owner.query('update post_to_tag set revisions = 1')
    await tagging.save(version, [{ postId, revisions: 0, tags: [], marks: null }])
    expect(await tagging.findUntagged([postId])).toHaveLength(1)
  })

  it('finds the posts of a lost job, and recent ones page by page', async () => {
    expect(await tagging.findOverdue(0, 10)).toEqual([postId])
    expect(await tagging.findOverdue(3600, 10)).toEqual([])
    expect((await tagging.findRecent(30, postId + 1, 10)).map(post => post.id)).toEqual([postId])
    expect(await tagging.findRecent(30, postId, 10)).toEqual([])
  })

  it('purges posts that matched nobody for 30 days, and nothing else', async () => {
    const purge = new MaintenanceRepository(await database.open('kentongan_worker'))
    await owner.query(`insert into post (source_id, title, text, published_at, content_hash, first_seen_at)
      select source.id, v.title, '', now(), 'y', v.at from source, (values ('lama', now() - interval '31 days'), ('baru', now()), ('belum', now() - interval '31 days'),
        ('dalam isu', now() - interval '31 days')) as v (title, at)`)
    await owner.query(`insert into issue (id, title, first_at, last_at) select id, title, now() - interval '200 days', now() - interval '200 days' from post where title = 'dalam isu'`)
    await owner.query(`insert into issue_post (post_id, issue_id, reason, copy_of) select id, id, '{}', id from issue`)
    await owner.query(`insert into issue_hour (issue_id, agency_id, hour, negatif, netral, positif) select id, $1, now() - interval '200 days', 0, 1, 0 from issue`, [agencies[0]])
    await owner.query(`insert into post_to_tag (post_id) select id from post where title = 'belum'`)
    await owner.query(`update post set first_seen_at = now() - interval '40 days' where id = $1`, [postId])
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0])], marks: null }])
    expect(await purge.purge({ unmatchedPosts: 30, liveEvents: 2, issueHours: 201 })).toMatchObject({ posts: 1 })
    expect(await owner.query('select title from post order by id')).toEqual([{ title: 'Dinas A dan B' }, { title: 'baru' }, { title: 'belum' }, { title: 'dalam isu' }])
    expect(await owner.query('select from issue_hour')).toHaveLength(1)
    await purge.purge({ unmatchedPosts: 30, liveEvents: 2, issueHours: 199 })
    expect(await owner.query('select from issue_hour')).toEqual([])
  })
})

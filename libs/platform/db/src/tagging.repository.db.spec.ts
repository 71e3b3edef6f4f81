import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { MaintenanceRepository } from './maintenance.repository'
import { TaggingRepository, type Tag } from './tagging.repository'

describe('TaggingRepository', () => {
  let database: TestDatabase
  let owner: DataSource
  let tagging: TaggingRepository
  let agencies: [number, number]
  let postId: number
  let version: number

  const tag = (agencyId: number, more: Partial<Tag> = {}): Tag => ({
    agencyId, spans: [{ field: 'title', start: 0, end: 4 }], tone: 'netral', toneConfidence: 0.5, toneBecause: [], toneVersion: 'v1', ...more,
  })
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
    await owner.query(`insert into agency_term (agency_id, kind, text) values ($1, 'name', 'Dinas A')`, [agencies[0]])
    await owner.query(`insert into source (url, title) values ('https://a.example/', 'A')`)
    const [post] = await owner.query(`insert into post (source_id, title, text, published_at, content_hash) select id, 'Dinas A dan B', 'Isi', now(), 'x' from source returning id`)
    postId = post.id
    await owner.query('insert into post_to_tag (post_id) values ($1)', [postId])
    version = await tagging.rulesVersion()
  })
  afterAll(() => database.drop())

  it('loads the terms of agencies that were not removed', async () => {
    await owner.query(`insert into agency_term (agency_id, kind, text) values ($1, 'acronym', 'DB')`, [agencies[1]])
    await owner.query('update agency set removed_at = now() where id = $1', [agencies[1]])
    expect(await tagging.loadRules()).toMatchObject({ version: version + 1, terms: [{ agencyId: agencies[0], text: 'Dinas A', kind: 'name' }] })
  })

  it('writes mentions once and tells the live stream how many came', async () => {
    expect((await tagging.findUntagged([postId])).map(post => post.id)).toEqual([postId])
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0]), tag(agencies[1])] }])).toEqual({ added: 2 })
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'negatif' }), tag(agencies[1])] }])).toEqual({ added: 0 })
    expect(await mentions()).toMatchObject([{ agency_id: agencies[0], tone: 'negatif' }, { agency_id: agencies[1], tone: 'netral' }])
    expect(await owner.query('select agency_id, event from live_event order by id')).toEqual(
      agencies.map(id => ({ agency_id: id, event: { type: 'mentions', agencyId: id, count: 1 } })))
    expect(await tagging.findUntagged([postId])).toEqual([])
  })

  it('takes a mention away that no longer matches', async () => {
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0]), tag(agencies[1])] }])
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[1])] }])
    expect(await mentions()).toMatchObject([{ agency_id: agencies[1] }])
  })

  it('never touches what a person corrected', async () => {
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'negatif' })] }])
    await owner.query(`insert into account (email, name) values ('a@dinas.example', 'Analis')`)
    await owner.query(`insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant, relevant) values ($1, $2, 1, true, 'positif', true, false)`, [postId, agencies[0]])
    await owner.query(`update mention set corrected_tone = 'positif', relevant = false`)
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0], { tone: 'netral' })] }])
    await tagging.save(version, [{ postId, revisions: 0, tags: [] }])
    expect(await mentions()).toEqual([{ agency_id: agencies[0], tone: 'netral', tone_now: 'positif', corrected_tone: 'positif', relevant: false }])
  })

  it('writes nothing with rules that were changed meanwhile', async () => {
    await owner.query(`insert into agency_term (agency_id, kind, text) values ($1, 'name', 'Dinas B')`, [agencies[1]])
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0])] }])).toBe('rules-changed')
    expect(await mentions()).toEqual([])
  })

  it('looks back for one agency without touching the others', async () => {
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0])] }])
    expect(await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[1])] }], agencies[1])).toEqual({ added: 1 })
    expect(await mentions()).toHaveLength(2)
    const waiting = await tagging.findAgenciesToRetag()
    expect(waiting.map(each => each.agencyId)).toEqual([...agencies])
    for (const each of waiting) await tagging.markRetagged(each)
    expect(await tagging.findAgenciesToRetag()).toEqual([])
  })

  it('does not take an edit that came meanwhile for tagged', async () => {
    await owner.query('update post_to_tag set revisions = 1')
    await tagging.save(version, [{ postId, revisions: 0, tags: [] }])
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
      select source.id, v.title, '', now(), 'y', v.at from source, (values ('lama', now() - interval '31 days'), ('baru', now()), ('belum', now() - interval '31 days')) as v (title, at)`)
    await owner.query(`insert into post_to_tag (post_id) select id from post where title = 'belum'`)
    await owner.query(`update post set first_seen_at = now() - interval '40 days' where id = $1`, [postId])
    await tagging.save(version, [{ postId, revisions: 0, tags: [tag(agencies[0])] }])
    expect(await purge.purge({ unmatchedPosts: 30, liveEvents: 2 })).toMatchObject({ posts: 1 })
    expect(await owner.query('select title from post order by id')).toEqual([{ title: 'Dinas A dan B' }, { title: 'baru' }, { title: 'belum' }])
  })
})

import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { copyKeyOf } from './copy-key'
import { MentionCorrectionRepository } from './mention-correction.repository'
import { MentionRepository } from './mention.repository'
import { TaggingRepository } from './tagging.repository'
import { actorOf, scopeOf, seedTwoAgencies, type DbSeed } from './testing/db-seed'
import type { PostMarks } from './write-post-marks'
import type { Tag } from './write-tags'

describe('what the machine says of tone', () => {
  let database: TestDatabase
  let owner: DataSource
  let mentions: MentionRepository
  let corrections: MentionCorrectionRepository
  let tagging: TaggingRepository
  let seed: DbSeed
  let ours: number
  let theirs: number
  let person: number
  let source: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    mentions = new MentionRepository(api)
    corrections = new MentionCorrectionRepository(api)
    tagging = new TaggingRepository(await database.open('kentongan_worker'))
  })
  beforeEach(async () => {
    ;({ seed, ours, theirs, person, source } = await seedTwoAgencies(owner, 'Analis'))
  })
  afterAll(() => database.drop())

  const save = async (postId: number, agencies: readonly number[], tone: Partial<Tag> = {}, marks: Partial<PostMarks> = {}) => {
    const tags = agencies.map((agencyId): Tag => ({ agencyId, ruleIds: [], doubtful: false, spans: [], tone: 'negatif', toneConfidence: 0.5, toneBecause: [],
      toneVersion: 'v1', toneReview: false, misleading: false, ...tone }))
    await tagging.save(await tagging.rulesVersion(), [{ postId, revisions: 0, tags,
      marks: { headline: 'netral', body: null, unknown: 0.25, toneVersion: 'v1', copyKey: copyKeyOf('Banjir', 'di kota'), ...marks } }])
  }
  const page = async (mark?: 'misleading' | 'review') =>
    (await mentions.page(scopeOf(ours), { agencies: [ours], relevance: 'relevant', mark }, null, 10)).rows
  const idOf = async (postId: number, agency = ours): Promise<number> =>
    (await owner.query('select id from mention where post_id = $1 and agency_id = $2', [postId, agency]))[0].id

  it('keeps three faces of tone and tells them anew when it judges anew', async () => {
    const post = await seed.post(source, 'Banjir')
    await save(post, [ours], { misleading: true, toneReview: true })
    expect(await page()).toMatchObject([{ headlineTone: 'netral', bodyTone: null, misleading: true, review: true }])
    await save(post, [ours], {}, { headline: 'negatif', body: 'positif', unknown: 0, toneVersion: 'v2' })
    expect(await page()).toMatchObject([{ headlineTone: 'negatif', bodyTone: 'positif', misleading: false, review: false }])
    expect(await owner.query('select unknown_words as unknown, tone_version as version from post_tone')).toEqual([{ unknown: 0, version: 'v2' }])
  })

  it('lists what is marked, until a person has spoken of its tone or taken it out', async () => {
    const [misleading, unsure, dropped, plain] = [await seed.post(source, 'A'), await seed.post(source, 'B'), await seed.post(source, 'C'), await seed.post(source, 'D')]
    await save(misleading, [ours], { misleading: true })
    for (const post of [unsure, dropped]) await save(post, [ours], { toneReview: true })
    await save(plain, [ours])
    expect((await page('misleading')).map(row => row.postId)).toEqual([misleading])
    expect((await page('review')).map(row => row.postId).toSorted()).toEqual([unsure, dropped])
    const say = async (post: number, changes: object) => corrections.correct(scopeOf(ours), scopeOf(ours), actorOf(person), await idOf(post), changes)
    await say(dropped, { relevant: false })
    expect(await say(unsure, { tone: 'negatif' })).toMatchObject({ review: false, tone: 'negatif' })
    expect(await page('review')).toEqual([])
    await say(unsure, { tone: null })
    expect(await page('review')).toMatchObject([{ review: true }])
  })

  it('knows copies by their words, within an agency', async () => {
    const [first, second, third, other] = [await seed.post(source, 'A'), await seed.post(source, 'B'), await seed.post(source, 'C', { daysAgo: 1 }), await seed.post(source, 'D')]
    await save(first, [ours])
    await save(second, [theirs])
    await save(third, [ours, theirs])
    await save(other, [ours], {}, { copyKey: null })
    expect(await mentions.copies(scopeOf(ours), await idOf(first))).toEqual([{ id: await idOf(third), source: 'Koran', at: expect.any(Date), corrected: false }])
    expect(await mentions.copies(scopeOf(ours), await idOf(other))).toEqual([])
    expect(await mentions.copies(scopeOf(ours), await idOf(second, theirs))).toBeNull()
    await corrections.correct(scopeOf(ours), scopeOf(ours), actorOf(person), await idOf(third), { tone: 'netral' })
    expect(await mentions.copies(scopeOf(ours), await idOf(first))).toMatchObject([{ corrected: true }])
    await save(third, [ours], {}, { copyKey: copyKeyOf('Lain', '') })
    expect(await mentions.copies(scopeOf(ours), await idOf(first))).toEqual([])
  })

  it('corrects many at once, tells each agency once, and gives what undoes it', async () => {
    const posts = await Promise.all(Array.from({ length: 3 }, (_, at) => seed.post(source, `Berita ${at}`)))
    for (const post of posts) await save(post, [ours, theirs])
    const ids = [await idOf(posts[0]!), await idOf(posts[1]!), await idOf(posts[2]!, theirs)]
    const scope = scopeOf(ours, theirs)
    await corrections.correct(scope, scope, actorOf(person), ids[0]!, { tone: 'positif', relevant: true })
    await owner.query('delete from live_event')
    const done = await corrections.correctMany(scope, scope, actorOf(person), ids.map(id => ({ id, tone: 'netral' })))
    expect(done!.before).toEqual([{ id: ids[0], tone: 'positif', relevant: true }, { id: ids[1], tone: null, relevant: null }, { id: ids[2], tone: null, relevant: null }]
      .toSorted((a, b) => a.id! - b.id!))
    expect(done!.rows.map(row => row.correctedTone)).toEqual(['netral', 'netral', 'netral'])
    expect(await owner.query('select agency_id as agency, event from live_event order by id')).toEqual([
      { agency: ours, event: { type: 'mention-changed', agencyId: ours, mentionId: ids[0], others: [ids[1]] } },
      { agency: theirs, event: { type: 'mention-changed', agencyId: theirs, mentionId: ids[2] } }])
    const notes = await owner.query('select agency_id as agency, action, detail from audit_log order by id desc limit 2')
    expect(notes).toMatchObject([{ agency: theirs, action: 'mention.correct', detail: { tone: 'netral' } },
      { agency: ours, action: 'mention.correct-many', detail: { items: [{ id: ids[0], tone: 'netral' }, { id: ids[1] }] } }])
    await corrections.correctMany(scope, scope, actorOf(person), done!.before)
    expect(await owner.query('select id, corrected_tone as tone, confirmed from mention where id = any($1) order by id', [ids])).toEqual(
      done!.before.map(({ id, tone }) => ({ id, tone, confirmed: tone !== null })))
  })

  it('corrects nothing where one of many is out of reach', async () => {
    const post = await seed.post(source, 'A')
    await save(post, [ours, theirs])
    const items = [{ id: await idOf(post), tone: 'positif' as const }, { id: await idOf(post, theirs), tone: 'positif' as const }]
    expect(await corrections.correctMany(scopeOf(ours), scopeOf(ours), actorOf(person), items)).toBeNull()
    expect(await owner.query('select from mention_correction')).toEqual([])
  })
})

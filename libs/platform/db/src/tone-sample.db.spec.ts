import type { Tone } from '@kentongan/contracts'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { copyKeyOf } from './copy-key'
import { MentionCorrectionRepository } from './mention-correction.repository'
import { actorOf, scopeOf, seedTwoAgencies, type DbSeed } from './testing/db-seed'
import { ToneReviewRepository } from './tone-review.repository'
import { ToneSampleRepository } from './tone-sample.repository'

describe('mentions that people are asked to judge', () => {
  let database: TestDatabase
  let owner: DataSource
  let reviews: ToneReviewRepository
  let samples: ToneSampleRepository
  let drawing: ToneSampleRepository
  let corrections: MentionCorrectionRepository
  let seed: DbSeed
  let ours: number
  let theirs: number
  let person: number
  let source: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    const api = await database.open('kentongan_api')
    reviews = new ToneReviewRepository(api)
    samples = new ToneSampleRepository(api)
    drawing = new ToneSampleRepository(await database.open('kentongan_worker'))
    corrections = new MentionCorrectionRepository(api)
  })
  beforeEach(async () => {
    ;({ seed, ours, theirs, person, source } = await seedTwoAgencies(owner, 'Analis'))
  })
  afterAll(() => database.drop())

  const mention = async (agency: number, { tone = 'netral' as Tone, sure = 0.9, review = false, daysAgo = 0, title = 'Berita', key = null as Buffer | null } = {}): Promise<number> => {
    const post = await seed.post(source, title, { daysAgo })
    if (key !== null) await owner.query('insert into post_copy (post_id, key) values ($1, $2)', [post, key])
    const [{ id }] = await owner.query(
      `insert into mention (post_id, agency_id, source_id, published_at, first_seen_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version, tone_review)
       select id, $2, source_id, published_at, first_seen_at, '[]', 1, $3, $4, '[]', 'v1', $5 from post where id = $1 returning id`, [post, agency, tone, sure, review])
    return id
  }
  const say = (id: number, changes: { tone?: Tone | null; relevant?: boolean | null }) =>
    corrections.correct(scopeOf(ours, theirs), scopeOf(ours, theirs), actorOf(person), id, changes)
  const unjudged = async (...agencies: number[]) => (await reviews.unjudged(scopeOf(...agencies), agencies)).map(({ id }) => id)
  const quality = (...agencies: number[]) => samples.quality(scopeOf(...agencies), agencies)

  it('draws 20 of the last week, of all agencies, once, whoever asks first', async () => {
    for (let at = 0; at < 15; at += 1) for (const agency of [ours, theirs]) await mention(agency, { title: `B ${at}` })
    const [old, out, doubted] = [await mention(ours, { daysAgo: 8 }), await mention(ours), await mention(ours)]
    await owner.query('update mention set relevant = false where id = $1', [out])
    await owner.query('update mention set doubtful = true where id = $1', [doubted])
    const first = await unjudged(ours)
    await drawing.draw()
    const all = await unjudged(ours, theirs)
    expect(all).toHaveLength(20)
    expect(first).toEqual(all.filter(id => first.includes(id)))
    expect(first.length).toBeGreaterThan(0)
    expect(all.filter(id => [old, out, doubted].includes(id))).toEqual([])
    expect(await reviews.week(scopeOf(ours, theirs), [ours, theirs])).toEqual({ drawn: 20, judged: 0 })
    expect((await reviews.week(scopeOf(ours), [ours])).drawn).toBe(first.length)
  })

  it('takes what people say of a tone, and what they take back, for the verdict on it', async () => {
    for (const tone of ['negatif', 'netral', 'netral', 'positif'] as const) await mention(ours, { tone })
    const order = await unjudged(ours)
    const toneOf = async (id: number): Promise<Tone> => (await owner.query('select tone from mention where id = $1', [id]))[0].tone
    await say(order[0]!, { tone: await toneOf(order[0]!) })
    await say(order[1]!, { tone: (await toneOf(order[1]!)) === 'negatif' ? 'positif' : 'negatif' })
    await say(order[2]!, { relevant: false })
    expect(await unjudged(ours)).toEqual([order[3]])
    const { shares, irrelevant, weeks, since } = await quality(ours)
    expect(shares.map(share => share.tone)).toEqual(['negatif', 'netral', 'positif'])
    expect([shares.reduce((sum, share) => sum + share.judged, 0), shares.reduce((sum, share) => sum + share.right, 0), irrelevant]).toEqual([2, 1, 1])
    expect(weeks).toEqual([{ week: since, judged: 2, right: 1 }])
    await say(order[1]!, { tone: null })
    expect((await quality(ours)).weeks).toEqual([{ week: since, judged: 1, right: 1 }])
    expect((await quality(theirs)).weeks).toEqual([])
  })

  it('does not count what was judged out of turn: people correct what strikes them as wrong', async () => {
    for (let at = 0; at < 5; at += 1) await mention(ours)
    const order = await unjudged(ours)
    await say(order[3]!, { tone: 'negatif' })
    expect((await quality(ours)).weeks).toEqual([])
    for (const id of order.slice(0, 3)) await say(id, { tone: 'netral' })
    expect((await quality(ours)).weeks).toMatchObject([{ judged: 4, right: 3 }])
  })

  it('takes an earlier correction for the verdict, and forgets weeks long past', async () => {
    const corrected = await mention(ours, { tone: 'netral' })
    await say(corrected, { tone: 'positif' })
    expect(await unjudged(ours)).toEqual([])
    expect((await quality(ours)).weeks).toMatchObject([{ judged: 1, right: 0 }])
    await owner.query(`update tone_sample set week = week - 84`)
    expect(await quality(ours)).toMatchObject({ since: null, weeks: [], irrelevant: 0 })
  })

  it('reads mentions with the words that made their tone, in the order asked for, of the own agencies only', async () => {
    const [first, second, foreign] = [await mention(ours), await mention(ours), await mention(theirs)]
    const because = [{ field: 'title', start: 0, end: 6, weight: 0.5 }]
    await owner.query('update mention set tone_because = $2 where id = $1', [second, JSON.stringify(because)])
    const rows = await reviews.read(scopeOf(ours), [ours], [second, foreign, first])
    expect(rows).toMatchObject([{ id: second, because }, { id: first, because: [] }])
  })

  it('offers what the machine doubts, one of each set of copies', async () => {
    const key = copyKeyOf('Banjir', '')
    const copies = [await mention(ours, { review: true, key }), await mention(ours, { review: true, key }), await mention(ours, { review: true, key })]
    const alone = await mention(ours, { review: true, sure: 0.4 })
    await mention(ours)
    await mention(theirs, { review: true, key })
    await mention(ours, { review: true, daysAgo: 40 })
    const offered = () => reviews.candidates(scopeOf(ours), [ours], new Date())
    expect(await offered()).toEqual([
      { id: expect.any(Number), confidence: expect.closeTo(0.9), copies: 2, unknown: 0 }, { id: alone, confidence: expect.closeTo(0.4), copies: 0, unknown: 0 }])
    for (const id of copies) await say(id, { tone: 'negatif' })
    expect((await offered()).map(({ id }) => id)).toEqual([alone])
  })
})

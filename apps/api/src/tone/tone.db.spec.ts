import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
let water: number
let roads: number
let paper: number
beforeAll(async () => {
  api = await startTestApi()
  ;({ admin, seed, water, roads, paper } = await seedAgencies(api))
})
beforeEach(async () => {
  await api.owner.query('truncate mention, mention_correction, post, post_to_tag, post_key, post_revision, post_tone, post_copy, tone_sample, lookback, live_event cascade')
  await api.owner.query(`delete from tone_model where state <> 'shipped'`)
})
afterAll(() => api.stop())

const copyOf = (post: number, key: string) => api.owner.query('insert into post_copy (post_id, key) values ($1, $2)', [post, Buffer.from(key)])
const mention = async (agency = water, { key = '', review = false, sure = 0.5 } = {}): Promise<number> => {
  const post = await seed.post(paper)
  if (key !== '') await copyOf(post, key)
  const id = await seed.mention(post, agency)
  await api.owner.query('update mention set tone_review = $2, tone_confidence = $3 where id = $1', [id, review, sure])
  return id
}
const idsOf = (items: Loose | undefined): number[] => list(items).map(item => Number(item.id))
const correct = (items: readonly object[], by = admin) => by.send('POST', '/api/mentions/corrections', { items })

describe('a mention', () => {
  it('shows three faces of tone and what is marked', async () => {
    const id = await mention(water, { review: true })
    await api.owner.query(`insert into post_tone (post_id, headline, tone_version) select post_id, 'negatif', 'v1' from mention`)
    await api.owner.query('update mention set misleading = true')
    const other = await mention()
    const { body } = await admin.send('GET', '/api/mentions?mark=review')
    expect(list(body.items)).toMatchObject([{ id, misleading: true, tone: { review: true }, post: { headline: 'negatif', body: null } }])
    expect(idsOf((await admin.send('GET', '/api/mentions?mark=misleading')).body.items)).toEqual([id])
    expect(idsOf((await admin.send('GET', '/api/mentions')).body.items)).toEqual([other, id])
    expect(list((await admin.send('GET', '/api/mentions/volume?mark=review')).body.items).reduce((sum, item) => sum + Number(item.netral), 0)).toBe(1)
    expect((await admin.send('GET', '/api/mentions/newer?after=0&mark=misleading')).body).toEqual({ count: 1 })
    expect((await admin.send('GET', '/api/mentions?mark=lain')).status).toBe(400)
  })

  it('names its copies', async () => {
    const [first, second] = [await mention(water, { key: 'a' }), await mention(water, { key: 'a' })]
    await mention(water, { key: 'b' })
    await mention(roads, { key: 'a' })
    expect((await admin.send('GET', `/api/mentions/${first}/copies`)).body).toMatchObject({ items: [{ id: second, source: 'Koran', corrected: false }] })
    expect((await admin.send('GET', '/api/mentions/2000000000/copies')).status).toBe(404)
  })
})

describe('correcting many', () => {
  it('is undone by what it gives back', async () => {
    const ids = [await mention(), await mention(roads), await mention()]
    await correct([{ id: ids[1], tone: 'negatif', relevant: true }])
    const done = await correct(ids.map(id => ({ id, tone: 'positif', relevant: false })))
    expect(list(done.body.items).map(item => [item.relevant, item.tone!.label])).toEqual([[false, 'positif'], [false, 'positif'], [false, 'positif']])
    expect(done.body.before).toEqual([{ id: ids[0], tone: null, relevant: null }, { id: ids[1], tone: 'negatif', relevant: true }, { id: ids[2], tone: null, relevant: null }])
    const undone = await correct(list(done.body.before))
    expect(list(undone.body.items).map(item => [item.id, item.relevant, item.saidRelevant, item.tone!.label, item.tone!.corrected])).toEqual([
      [ids[2], true, null, 'netral', false], [ids[1], true, true, 'negatif', true], [ids[0], true, null, 'netral', false]])
  })

  it('takes up to 500 and refuses what is out of reach as a whole', async () => {
    const analyst = await api.person([['analyst', water]])
    const [own, foreign] = [await mention(), await mention(roads)]
    expect((await correct([{ id: own, tone: 'positif' }, { id: foreign, tone: 'positif' }], analyst)).status).toBe(404)
    expect(await api.owner.query('select from mention_correction')).toEqual([])
    expect((await correct([])).status).toBe(400)
    expect((await correct(Array.from({ length: 501 }, () => ({ id: own })))).status).toBe(400)
    expect((await correct([{ id: own, tone: 'positif' }, { id: own, tone: 'negatif' }], analyst)).body.items).toMatchObject([{ tone: { label: 'negatif' } }])
  })
})

describe('the review lane', () => {
  it('offers what the machine doubts, with the copies it would settle', async () => {
    const [twin] = [await mention(water, { key: 'a', review: true }), await mention(water, { key: 'a', review: true })]
    const unsure = await mention(water, { review: true, sure: 0.35 })
    await mention()
    const { body } = await admin.send('GET', '/api/tone/review')
    expect(list(body.items).map(item => [item.mention!.id, item.copies, item.text]).toSorted()).toEqual([[twin, 1, 'Isi berita'], [unsure, 0, 'Isi berita']])
    expect(list(body.items).every(item => ['uncertain', 'frequent', 'new'].includes(String(item.reason)))).toBe(true)
    await correct([{ id: unsure, tone: 'netral' }])
    expect(list((await admin.send('GET', '/api/tone/review')).body.items).map(item => item.mention!.id)).toEqual([twin])
  })

  it('shows the words that made the tone, but does not lead who judges the random sample', async () => {
    const because = [{ field: 'title', start: 0, end: 6, weight: 0.5 }]
    await mention(water, { review: true })
    await api.owner.query('update mention set tone_because = $1', [JSON.stringify(because)])
    expect(list((await admin.send('GET', '/api/tone/review')).body.items)).toMatchObject([{ because }])
    expect(list((await admin.send('GET', '/api/tone/review?kind=random')).body.items)).toMatchObject([{ because: [] }])
  })

  it("asks for the week's random ones and counts what was judged", async () => {
    for (let at = 0; at < 3; at += 1) await mention()
    const { body } = await admin.send('GET', '/api/tone/review?kind=random')
    const offered = list(body.items).map(item => Number(item.mention!.id))
    expect([offered.length, body.week, list(body.items)[0]!.reason]).toEqual([3, { drawn: 3, judged: 0 }, 'random'])
    await correct([{ id: offered[0], tone: 'netral' }, { id: offered[1], tone: 'positif' }])
    expect((await admin.send('GET', '/api/tone/review?kind=random')).body).toMatchObject({ items: [{ mention: { id: offered[2] } }], week: { drawn: 3, judged: 2 } })
    const { body: quality } = await admin.send('GET', '/api/tone/quality')
    expect(list(quality.shares).find(share => String(share.tone) === 'netral')).toEqual({ tone: 'netral', judged: 2, right: 1, low: expect.closeTo(0.0945, 3), high: expect.closeTo(0.9055, 3) })
    expect(list(quality.shares).find(share => String(share.tone) === 'positif')).toEqual({ tone: 'positif', judged: 0, right: 0, low: 0, high: 1 })
    expect(quality).toMatchObject({ irrelevant: 0, weeks: [{ judged: 2, right: 1 }], since: expect.stringMatching(/T17:00:00/) })
  })

  it('says what there is where nothing was drawn', async () => {
    expect((await admin.send('GET', '/api/tone/review?kind=random')).body).toEqual({ items: [], week: { drawn: 0, judged: 0 } })
    expect((await admin.send('GET', '/api/tone/quality')).body).toMatchObject({ since: null, weeks: [], irrelevant: 0 })
    expect((await admin.send('GET', '/api/tone/quality?agency=2000000000')).status).toBe(404)
  })
})

describe('tone models', () => {
  const listed = async () => (await admin.send('GET', '/api/tone/models')).body

  it('are trained on demand, once at a time', async () => {
    const { body } = await admin.send('POST', '/api/tone/models')
    expect(body).toMatchObject({ state: 'training', madeBy: 'Admin Pertama', version: '', trial: null, words: [], examples: [] })
    expect((await admin.send('POST', '/api/tone/models')).body.id).toEqual(body.id)
    expect(list((await listed()).items).map(model => model.state)).toEqual(['training', 'shipped'])
    expect(await api.owner.query(`select account_id is not null as said from audit_log where action = 'tone-model.train'`)).toEqual([{ said: true }])
  })

  it('come back on demand, people being told and all agencies looking back; others are refused', async () => {
    const add = async (state: string, weights: Buffer | null): Promise<number> =>
      (await api.owner.query('insert into tone_model (state, version, weights) values ($1, $1, $2) returning id', [state, weights]))[0].id
    const [old, active, refused] = [await add('retired', Buffer.from('x')), await add('active', Buffer.from('y')), await add('refused', null)]
    expect((await admin.send('POST', `/api/tone/models/${old}/activate`)).body).toMatchObject({ id: old, state: 'active' })
    expect(list((await listed()).items).map(model => [Number(model.id), model.state]).slice(0, 3)).toEqual([[refused, 'refused'], [active, 'retired'], [old, 'active']])
    expect(await api.owner.query('select agency_id as agency, days, state from lookback order by 1')).toEqual(
      [water, roads].map(agency => ({ agency, days: 30, state: 'waiting' })))
    expect(await api.owner.query(`select event from live_event`)).toEqual([{ event: { type: 'tone-model' } }])
    const reply = await admin.send('POST', `/api/tone/models/${refused}/activate`)
    expect([reply.status, reply.body.code]).toEqual([409, 'tone-model-unusable'])
    expect((await admin.send('POST', '/api/tone/models/2000000000/activate')).status).toBe(404)
  })
})

import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { LookbackRepository } from './lookback.repository'
import { LookbackRunRepository, type LookbackRun } from './lookback-run.repository'
import { TaggingRepository } from './tagging.repository'
import { actorOf, scopeOf, seedTwoAgencies, type DbSeed } from './testing/db-seed'
import type { TaggedPost } from './write-tags'

describe('look-backs', () => {
  let database: TestDatabase
  let owner: DataSource
  let asked: LookbackRepository
  let runs: LookbackRunRepository
  let tagging: TaggingRepository
  let seed: DbSeed
  let ours: number
  let theirs: number
  let person: number
  let source: number

  beforeAll(async () => {
    database = await createTestDatabase()
    owner = await database.open('owner')
    asked = new LookbackRepository(await database.open('kentongan_api'))
    const worker = await database.open('kentongan_worker')
    runs = new LookbackRunRepository(worker)
    tagging = new TaggingRepository(worker)
  })
  beforeEach(async () => {
    ;({ seed, ours, theirs, person, source } = await seedTwoAgencies(owner, 'Admin'))
  })
  afterAll(() => database.drop())

  const start = async (agencyId = ours, days = 30) => (await asked.start({ scope: scopeOf(ours), actor: actorOf(person) }, agencyId, days))!
  const cancel = (id: number, scope = scopeOf(ours)) => asked.cancel({ scope, actor: actorOf(person) }, id)
  const newest = async () => (await asked.list(scopeOf(ours)))[0]
  const tags = (postIds: readonly number[], agencyId = ours): TaggedPost[] => postIds.map(postId => ({
    postId, revisions: 0, tags: [{ agencyId, ruleIds: [], doubtful: false, spans: [], tone: 'netral', toneConfidence: 1, toneBecause: [], toneVersion: 'v1', toneReview: false, misleading: false }], marks: null }))
  const version = () => tagging.rulesVersion()
  const posts = async (count: number) => {
    const ids: number[] = []
    for (let at = 0; at < count; at += 1) ids.push(await seed.post(source, 'Judul'))
    return ids.reverse()
  }
  const saved = (outcome: Awaited<ReturnType<typeof runs.savePage>>): LookbackRun => {
    if (typeof outcome === 'string') throw new Error(outcome)
    return outcome
  }

  it('wait for a worker, one at a time for an agency', async () => {
    const first = await start()
    expect(first).toMatchObject({ agencyId: ours, state: 'waiting', days: 30, total: null, read: 0, added: 0, removed: 0, askedBy: 'Admin', endedAt: null })
    const second = await start(ours, 7)
    expect(await asked.list(scopeOf(ours, theirs))).toEqual([second])
    expect(await runs.findDue(30)).toEqual([second.id])
    expect(await owner.query('select state, ended_at is null as open from lookback where id = $1', [first.id])).toEqual([{ state: 'cancelled', open: false }])
    expect(await owner.query('select action, detail from audit_log order by id desc limit 1')).toEqual([{ action: 'lookback.start', detail: { days: 7 } }])
  })

  it("are the scope's own", async () => {
    expect(await asked.start({ scope: scopeOf(ours), actor: actorOf(person) }, theirs, 7)).toBeNull()
    const { id } = await start()
    expect(await cancel(id, scopeOf(theirs))).toBeNull()
    expect(await asked.list(scopeOf(theirs))).toEqual([])
    expect(await newest()).toMatchObject({ state: 'waiting' })
  })

  it('count what each page read, added and took away, and end', async () => {
    const ids = await posts(3)
    await tagging.save(await version(), tags([ids[2]!]))
    await tagging.save(await version(), tags([ids[0]!], theirs))
    const { id } = await start()
    const run = (await runs.begin(id, 'k'))!
    expect(await newest()).toMatchObject({ state: 'running', total: 3, read: 0 })
    const half = saved(await runs.savePage(run, await version(), tags(ids.slice(0, 2))))
    expect(half.cursor).toBe(ids[1])
    expect(await newest()).toMatchObject({ read: 2, added: 2, removed: 0 })
    const whole = saved(await runs.savePage(half, await version(), [{ postId: ids[2]!, revisions: 0, tags: [], marks: null }]))
    expect(await runs.finish(whole, await version())).toBe('done')
    expect(await newest()).toMatchObject({ state: 'done', total: 3, read: 3, added: 2, removed: 1, endedAt: expect.any(Date) })
    expect(await owner.query('select agency_id as agency from mention order by id')).toEqual([{ agency: theirs }, { agency: ours }, { agency: ours }])
    expect(await runs.findDue(0)).toEqual([])
  })

  it('write nothing more once they are cancelled', async () => {
    const ids = await posts(2)
    const { id } = await start()
    const half = saved(await runs.savePage((await runs.begin(id, 'k'))!, await version(), tags(ids.slice(0, 1))))
    expect(await cancel(id)).toMatchObject({ state: 'cancelled', read: 1, added: 1 })
    expect(await runs.savePage(half, await version(), tags(ids.slice(1)))).toBe('ended')
    expect(await runs.finish(half, await version())).toBe('ended')
    expect([await runs.begin(id, 'k'), await runs.findAgency(id)]).toEqual([null, null])
    expect(await owner.query('select count(*) from mention')).toEqual([{ count: 1 }])
    expect(await cancel(id)).toMatchObject({ state: 'cancelled' })
    expect(await owner.query(`select count(*) from audit_log where action = 'lookback.cancel'`)).toEqual([{ count: 1 }])
  })

  it('go on where they stood, and a worker that was thought dead changes nothing', async () => {
    const ids = await posts(3)
    const { id } = await start()
    const lost = saved(await runs.savePage((await runs.begin(id, 'k'))!, await version(), tags(ids.slice(0, 1))))
    expect([await runs.findDue(30), await runs.findDue(-1)]).toEqual([[], [id]])
    const heir = (await runs.begin(id, 'k'))!
    expect(heir.cursor).toBe(ids[0])
    saved(await runs.savePage(heir, await version(), tags(ids.slice(1, 2))))
    expect(await runs.savePage(lost, await version(), tags(ids.slice(1, 2)))).toBe('ended')
    expect(await newest()).toMatchObject({ read: 2, added: 2 })
  })

  it("start over with other rules of the agency's own", async () => {
    const ids = await posts(2)
    const { id } = await start()
    saved(await runs.savePage((await runs.begin(id, 'k'))!, await version(), tags(ids.slice(0, 1))))
    expect((await runs.begin(id, 'other'))!.cursor).toBeGreaterThan(ids[0]!)
    expect(await newest()).toMatchObject({ read: 0, added: 1 })
  })

  it('write nothing under rules that have changed', async () => {
    const ids = await posts(1)
    const { id } = await start()
    const run = (await runs.begin(id, 'k'))!
    const before = await version()
    await seed.rule(theirs, 'banjir')
    expect(await runs.savePage(run, before, tags(ids))).toBe('rules-changed')
    expect(await runs.finish(run, before)).toBe('rules-changed')
    expect(await newest()).toMatchObject({ state: 'running', read: 0 })
    saved(await runs.savePage(run, await version(), tags(ids)))
  })

  it('tell the pages of their progress about once a second', async () => {
    const ids = await posts(5)
    const { id } = await start()
    await owner.query('truncate live_event')
    let run = (await runs.begin(id, 'k'))!
    await owner.query(`update lookback set told_at = now() + interval '1 hour'`)
    for (const post of ids.slice(0, 4)) run = saved(await runs.savePage(run, await version(), tags([post])))
    const told = async () => (await owner.query(`select count(*) from live_event where event->>'type' = 'lookback' and agency_id = $1`, [ours]))[0].count
    expect(await told()).toBe(1)
    await owner.query(`update lookback set told_at = now() - interval '2 seconds'`)
    run = saved(await runs.savePage(run, await version(), tags([ids[4]!])))
    expect(await told()).toBe(2)
    await runs.finish(run, await version())
    expect(await told()).toBe(3)
  })
})

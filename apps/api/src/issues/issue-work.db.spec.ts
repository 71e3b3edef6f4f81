import { groupingChannel } from '@kentongan/platform/db'
import { until } from '../../../../test/support/until'
import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { countIssue } from '../testing/seed-issue'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
let water: number
let roads: number
let paper: number
let rina: Awaited<ReturnType<TestApi['person']>>
let joko: Awaited<ReturnType<TestApi['person']>>
beforeAll(async () => {
  api = await startTestApi()
  ;({ admin, seed, water, roads, paper } = await seedAgencies(api))
  rina = await api.person([['analyst', water]])
  joko = await api.person([['analyst', water]])
})
beforeEach(() => api.owner.query('delete from live_event'))
afterAll(() => api.stop())

const makeIssue = async (agencies: readonly number[] = [water], size = 1) => {
  const posts: number[] = []
  for (let at = 0; at < size; at += 1) {
    posts.push(await seed.post(paper, { title: `Berita ${at}` }))
    for (const agency of agencies) await seed.mention(posts[at]!, agency)
  }
  return { id: await seed.issue(posts), posts }
}
const change = (by: Browser, ...items: Record<string, unknown>[]) => by.send('POST', '/api/issues/changes', { items })
const stateOf = async (id: number) => (await api.owner.query(
  'select version, status, owner_id, muted_until, level_said, level_reason, title_said from issue where id = $1', [id]))[0]
const untouched = { version: 1, status: 'new', owner_id: null, muted_until: null, level_said: null, level_reason: null, title_said: null }
const told = async (): Promise<unknown[]> => (await api.owner.query(`select event from live_event where event->>'type' = 'issues' order by agency_id`)).map((row: { event: unknown }) => row.event)

describe('changes of an issue', () => {
  it('are kept, told to everyone who sees it, and undone by what they answer', async () => {
    const { id } = await makeIssue([water, roads])
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const { body } = await change(rina, { id, version: 1, status: 'acknowledged', ownerId: joko.id, mutedUntil: until, level: 'merah', reason: 'Diminta bupati', title: 'Judul kami' })
    expect(body).toMatchObject({ refused: [], items: [{ id, version: 2, title: 'Judul kami', titled: true, machineTitle: 'Berita 0', level: 'merah', machineLevel: 'hijau', levelReason: 'Diminta bupati', status: 'acknowledged', mutedUntil: until, owner: { id: joko.id } }] })
    expect(await told()).toEqual([{ type: 'issues', agencyId: water, ids: [id] }, { type: 'issues', agencyId: roads, ids: [id] }])
    const undone = await change(rina, ...(list(body.before) as unknown as Record<string, unknown>[]))
    expect(undone.body.refused).toEqual([])
    expect(await stateOf(id)).toEqual({ ...untouched, version: 3 })
    const redone = await change(rina, ...(list(undone.body.before) as unknown as Record<string, unknown>[]))
    expect(list(redone.body.items)[0]).toMatchObject({ version: 4, title: 'Judul kami', level: 'merah', levelReason: 'Diminta bupati', mutedUntil: until, owner: { id: joko.id } })
  })

  it('of two fields by two people merge', async () => {
    const { id } = await makeIssue()
    expect((await change(rina, { id, version: 1, status: 'acknowledged' })).body.refused).toEqual([])
    expect((await change(joko, { id, version: 1, ownerId: joko.id })).body.refused).toEqual([])
    expect(await stateOf(id)).toMatchObject({ version: 3, status: 'acknowledged', owner_id: joko.id })
  })

  it('of one field by two people conflict: the second is told who was first and what holds, and nothing of his is half done', async () => {
    const { id } = await makeIssue()
    await change(rina, { id, version: 1, ownerId: rina.id })
    const { body } = await change(joko, { id, version: 1, ownerId: joko.id, status: 'done' })
    expect(body).toMatchObject({ items: [], before: [], refused: [{ id, field: 'ownerId', by: `Orang 1`, current: { id, version: 2, owner: { id: rina.id } } }] })
    expect(await stateOf(id)).toMatchObject({ version: 2, status: 'new', owner_id: rina.id })
    // Knowing of it, he may; and saying the same as she did is no conflict.
    expect((await change(joko, { id, version: 1, ownerId: rina.id })).body).toEqual({ items: [], before: [], refused: [] })
    expect((await change(joko, { id, version: 2, ownerId: joko.id })).body.refused).toEqual([])
  })

  it('at the same moment take turns', async () => {
    const { id } = await makeIssue()
    const both = await Promise.all([change(rina, { id, version: 1, status: 'done' }), change(joko, { id, version: 1, status: 'acknowledged' })])
    expect(both.map(({ body }) => [list(body.items).length, list(body.refused).length]).sort()).toEqual([[0, 1], [1, 0]])
  })

  it('of many are each done or refused for themselves', async () => {
    const [a, b, c] = [await makeIssue(), await makeIssue(), await makeIssue([roads])]
    await change(admin, { id: b.id, version: 1, status: 'done' })
    const { body } = await change(rina, ...[a, b, c].map(({ id }) => ({ id, version: 1, status: 'acknowledged' })))
    expect(list(body.items).map(item => item.id)).toEqual([a.id])
    expect(body.refused).toMatchObject([{ id: b.id, field: 'status', by: 'Admin Pertama' }, { id: c.id, field: null, by: null, current: null }])
  })

  it('of an issue that was merged meanwhile say into what', async () => {
    const [a, b] = [await makeIssue(), await makeIssue()]
    await api.owner.query('update issue set merged_into = $2 where id = $1', [a.id, b.id])
    await countIssue(api.owner, a.id)
    await api.owner.query(`delete from issue_agency where issue_id = $1`, [a.id])
    await api.owner.query(`insert into issue_event (issue_id, account_id, kind) values ($1, $2, 'merged')`, [b.id, joko.id])
    const { body } = await change(rina, { id: a.id, version: 1, title: 'Yang diketik' })
    expect(body).toMatchObject({ items: [], refused: [{ id: a.id, field: null, by: 'Orang 2', current: { id: b.id } }] })
  })

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a level without a reason', { level: 'merah' }, 'invalid', 'items.0.reason'],
    ['a reason of spaces', { level: 'merah', reason: '   ' }, 'invalid', 'items.0.reason'],
    ['an owner whom there is not', { ownerId: 999_999 }, 'unknown-owner', 'items.0.ownerId'],
    ['a title too short', { title: 'x' }, 'invalid', 'items.0.title'],
    ['a status that is none', { status: 'selesai' }, 'invalid', 'items.0.status'],
    ['a moment that is none', { mutedUntil: 'besok' }, 'invalid', 'items.0.mutedUntil'],
  ])('refuse %s and change nothing', async (_name, wanted, code, path) => {
    const { id } = await makeIssue()
    const reply = await change(rina, { id, version: 1, ...wanted })
    expect([reply.status, reply.body.code, list(reply.body.fields)[0]!.path]).toEqual([400, code, path])
    expect(await stateOf(id)).toEqual(untouched)
  })

  it('give an issue only to who may act on it', async () => {
    const { id } = await makeIssue()
    const others = [await api.person([['official', water]]), await api.person([['analyst', roads]]), await api.person([])]
    const gone = await api.person([['analyst', water]])
    await api.owner.query('update account set disabled_at = now() where id = $1', [gone.id])
    for (const { id: ownerId } of [...others, gone]) expect((await change(rina, { id, version: 1, ownerId })).body.code).toBe('unknown-owner')
    const names = list((await rina.send('GET', '/api/issues/assignees')).body.items).map(each => each.id)
    expect(names).toEqual(expect.arrayContaining([rina.id, joko.id]))
    for (const person of [...others, gone]) expect(names).not.toContain(person.id)
    // Who stands above answers for what is below.
    const [{ id: first }] = await api.owner.query(`select id from account where email = 'admin@contoh.go.id'`)
    expect(names).toContain(first)
    expect((await change(rina, { id, version: 1, ownerId: first })).body.refused).toEqual([])
  })
})

describe('decisions on what belongs together', () => {
  const decide = (by: Browser, body: unknown) => by.send('POST', '/api/issues/decisions', body)
  const noted = () => api.owner.query('select id, kind, data, account_id from grouping_decision order by id desc limit 1')
  /** Stands in for the worker. */
  const apply = (issues: readonly number[]) => until(async () => (await api.owner.query(
    'update grouping_decision set applied_at = now(), issues = $1 where applied_at is null and set_aside_at is null', [issues]))[1] > 0)

  it('are noted, and answered when the worker has done them', async () => {
    const [a, b, hidden] = [await makeIssue(), await makeIssue(), await makeIssue([roads])]
    const [{ body }] = await Promise.all([decide(rina, { kind: 'merge', from: [b.id], into: a.id }), apply([a.id, b.id, hidden.id])])
    expect(body).toEqual({ decision: expect.any(Number), applied: true, failed: false, issues: [a.id, b.id] })
    expect(await noted()).toEqual([{ id: body.decision, kind: 'merge', data: { from: [b.id], into: a.id }, account_id: rina.id }])
    const [undone] = await Promise.all([decide(joko, { kind: 'undo', decision: body.decision }), apply([b.id])])
    expect(undone.body).toMatchObject({ applied: true, issues: [b.id] })
    expect(await decide(rina, { kind: 'undo', decision: body.decision })).toMatchObject({ status: 409, body: { code: 'already-undone' } })
  })

  it('say so where the worker is not there', async () => {
    const { id, posts } = await makeIssue([water], 3)
    const { body } = await decide(rina, { kind: 'split', issue: id, posts: [posts[1]] })
    expect(body).toMatchObject({ applied: false, failed: false, issues: [] })
  })

  it('say so where the worker has set them aside, and an undo that was can be asked for again', async () => {
    const [a, b] = [await makeIssue(), await makeIssue()]
    await api.owner.query('delete from grouping_decision where applied_at is null')
    const setAside = () => until(async () => (await api.owner.query(
      'update grouping_decision set set_aside_at = now() where applied_at is null and set_aside_at is null'))[1] > 0)
    const [{ body }] = await Promise.all([decide(rina, { kind: 'merge', from: [b.id], into: a.id }), setAside()])
    expect(body).toMatchObject({ applied: false, failed: true, issues: [] })
    const undo = () => decide(rina, { kind: 'undo', decision: body.decision })
    const [first] = await Promise.all([undo(), setAside()])
    expect(first.body).toMatchObject({ failed: true })
    const [second] = await Promise.all([undo(), apply([a.id])])
    expect(second.body).toMatchObject({ applied: true })
  })

  it('wake the worker', async () => {
    const { id, posts } = await makeIssue([water], 2)
    const runner = api.owner.createQueryRunner()
    const client = await runner.connect()
    const heard = new Promise(resolve => client.once('notification', resolve))
    await client.query('listen ' + groupingChannel)
    await Promise.all([decide(rina, { kind: 'split', issue: id, posts: [posts[1]] }), apply([id])])
    expect(await heard).toMatchObject({ channel: groupingChannel })
    await client.query('unlisten *')
    await runner.release()
  })

  it('are refused where they make no sense, and nothing is noted', async () => {
    const [a, b, foreign] = [await makeIssue([water], 2), await makeIssue([water], 2), await makeIssue([roads], 2)]
    const shared = await makeIssue([water], 2)
    await api.owner.query('delete from mention where post_id = $1', [shared.posts[1]])
    await seed.mention(shared.posts[1]!, roads)
    await countIssue(api.owner, shared.id)
    const before = await noted()
    const cases: [unknown, number, string][] = [
      [{ kind: 'merge', from: [foreign.id], into: a.id }, 404, 'not-found'],
      [{ kind: 'merge', from: [a.id], into: foreign.id }, 404, 'not-found'],
      [{ kind: 'merge', from: [a.id, b.id], into: a.id }, 409, 'same-issue'],
      [{ kind: 'split', issue: foreign.id, posts: [foreign.posts[0]] }, 404, 'not-found'],
      [{ kind: 'split', issue: a.id, posts: [b.posts[0]] }, 409, 'not-members'],
      [{ kind: 'split', issue: a.id, posts: a.posts }, 409, 'split-all'],
      [{ kind: 'split', issue: shared.id, posts: [shared.posts[1]] }, 409, 'not-members'],
      [{ kind: 'move', issue: a.id, posts: [a.posts[0]], into: a.id }, 409, 'same-issue'],
      [{ kind: 'move', issue: a.id, posts: [a.posts[0]], into: foreign.id }, 404, 'not-found'],
      [{ kind: 'move', issue: a.id, posts: [b.posts[0]], into: b.id }, 409, 'not-members'],
      [{ kind: 'undo', decision: 999_999 }, 404, 'not-found'],
      [{ kind: 'split', issue: a.id, posts: [] }, 400, 'invalid'],
    ]
    for (const [body, status, code] of cases) expect([body, await decide(rina, body)]).toMatchObject([body, { status, body: { code } }])
    await api.owner.query('update issue set merged_into = $2 where id = $1', [b.id, a.id])
    expect(await decide(rina, { kind: 'merge', from: [b.id], into: a.id })).toMatchObject({ status: 409, body: { code: 'issue-merged' } })
    const [{ id: theirs }] = await api.owner.query(
      `insert into grouping_decision (kind, data, account_id) values ('split', $1, $2) returning id`, [JSON.stringify({ issue: foreign.id, posts: [foreign.posts[0]] }), joko.id])
    expect((await decide(rina, { kind: 'undo', decision: theirs })).status).toBe(404)
    await api.owner.query('delete from grouping_decision where id = $1', [theirs])
    expect(await noted()).toEqual(before)
  })
})

describe('saved views', () => {
  beforeEach(() => api.owner.query('truncate saved_view'))
  const save = (by: Browser, search: string, shared = false) => by.send('POST', '/api/issues/views', { name: 'Tampilan', search, shared })
  const views = async (by: Browser) => list((await by.send('GET', '/api/issues/views')).body.items)

  it('are counted as the list counts, for whoever reads them', async () => {
    const lone = await seed.agency('Dinas Sunyi')
    const [one, two] = [await api.person([['analyst', lone], ['analyst', water]]), await api.person([['official', lone]])]
    const { id } = await makeIssue([lone])
    await api.owner.query(`update issue set status = 'done' where id = $1`, [(await makeIssue([lone])).id])
    const searches = [`?agency=${lone}`, `agency=${lone}&tab=done&sort=newest`, `agency=${lone}&q=isu-${id}&mark=unowned`, `agency=${lone}&level=krisis`, '']
    for (const search of searches) expect((await save(one, search, search === searches[0])).status).toBe(200)
    await save(one, `agency=${water}`, true)
    const mine = await views(one)
    for (const view of mine) {
      const { tab = 'active' } = Object.fromEntries(new URLSearchParams(String(view.search)))
      const page = await one.send('GET', `/api/issues?${String(view.search).replace('?', '')}`)
      expect([view.search, view.count]).toEqual([view.search, page.body.tabs![tab]])
    }
    // Another sees what is shared, but no view of an agency that is not his.
    expect((await views(two)).map(({ search, mine: own, count }) => [search, own, count])).toEqual([[searches[0], false, 1]])
    const [view] = await views(two)
    expect((await two.send('DELETE', `/api/issues/views/${view!.id}`)).status).toBe(404)
    expect((await one.send('DELETE', `/api/issues/views/${view!.id}`)).status).toBe(200)
    expect(await views(two)).toEqual([])
  })

  it.each(['tab=semua', 'agency=abc', 'level=ungu', `agency=999999`, `q=${'x'.repeat(201)}`])('with the broken query string %j are refused', async search => {
    expect([400, 404]).toContain((await save(rina, search)).status)
    expect(await views(rina)).toEqual([])
  })

  it('that were kept before their filter was dropped stay, with nothing in them', async () => {
    await api.owner.query(`insert into saved_view (account_id, name, search) values ($1, 'Lama', 'tab=kuno')`, [joko.id])
    expect(await views(joko)).toMatchObject([{ name: 'Lama', count: 0, mine: true }])
  })
})

describe('the settings', () => {
  const wanted = { weights: { speed: 40, negative: 30, reach: 20, unanswered: 10 }, thresholds: { kuning: 30, merah: 50, krisis: 70 }, budget: 1.5, analysts: 3 }
  const save = (changes: object) => admin.send('PUT', '/api/issues/settings', { version: 1, ...wanted, ...changes })

  it.each<[string, object, string]>([
    ['weights that are not 100', { weights: { ...wanted.weights, speed: 41 } }, 'weights'],
    ['thresholds that do not ascend', { thresholds: { kuning: 50, merah: 50, krisis: 70 } }, 'thresholds'],
    ['a budget of nothing', { budget: 0 }, 'budget'],
    ['no analysts', { analysts: 0 }, 'analysts'],
  ])('refuse %s', async (_name, changes, path) => {
    expect(await save(changes)).toMatchObject({ status: 400, body: { code: 'invalid', fields: [{ path }] } })
    expect((await rina.send('GET', '/api/issues/settings')).body.version).toBe(1)
  })

  it('are saved once for each version, on record', async () => {
    expect((await save({})).body).toEqual({ version: 2, ...wanted })
    expect(await save({ budget: 9 })).toMatchObject({ status: 409, body: { code: 'version-conflict', current: { version: 2, ...wanted } } })
    expect((await api.owner.query(`select detail from audit_log where action = 'issue.settings'`))[0].detail).toMatchObject({ to: wanted, from: { budget: 2 } })
  })
})

import type { Seed } from '../testing/seed'
import { seedAgencies } from '../testing/seed-agencies'
import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
let agency: number
beforeAll(async () => {
  api = await startTestApi()
  ;({ admin, seed, water: agency } = await seedAgencies(api))
})
afterAll(() => api.stop())

const post = (path: string, body?: unknown, by = admin) => by.send('POST', `/api/rules${path}`, body)
const create = async (changes: Record<string, unknown> = {}, by = admin): Promise<Loose> => {
  const reply = await post('', { agencyId: agency, name: 'Pipa bocor', lane: 'sure', query: 'pipa bocor', ...changes }, by)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
const update = (id: unknown, change: Record<string, unknown>, by = admin) => by.send('PATCH', `/api/rules/${id}`, change)
const read = async (query = '') => list((await admin.send('GET', `/api/rules${query}`)).body.items)
const versions = async (id: unknown) => list((await admin.send('GET', `/api/rules/${id}/versions`)).body.items)
const rulesetVersion = async () => (await api.owner.query('select version from ruleset'))[0].version

describe('a query', () => {
  it('is coloured, and told what is wrong with it and what to think about', async () => {
    const good = (await post('/check', { query: 'banjir DAN (pipa OR "air bersih")' })).body
    expect([list(good.problems), good.terms]).toEqual([[], 3])
    expect(list(good.tokens).map(token => token.kind)).toEqual(['word', 'operator', 'bracket', 'word', 'operator', 'phrase', 'bracket'])
    const broken = (await post('/check', { query: 'banjir "air' })).body
    expect(list(broken.problems)).toMatchObject([{ code: 'unclosed-quote', start: 7 }])
    expect(list((await post('/check', { query: 'banjir dan pipa' })).body.hints)).toMatchObject([{ code: 'lowercase-operator' }])
  })

  it('is refused where it cannot be read, with the remarks, and nothing is saved', async () => {
    const rule = await create()
    const before = await read()
    for (const query of ['banjir "air', '', '-banjir', `banjir ${'x '.repeat(2_500)}`]) {
      const replies = [await post('', { agencyId: agency, name: 'Rusak', lane: 'sure', query }), await update(rule.id, { version: 1, query })]
      for (const { status, body } of replies) {
        expect([query.slice(0, 20), status, body.code]).toEqual([query.slice(0, 20), 400, 'invalid-query'])
        expect(list(body.current?.problems)[0]).toMatchObject({ code: expect.any(String), start: expect.any(Number), end: expect.any(Number) })
      }
    }
    expect(await read()).toEqual(before)
  })
})

describe('a rule', () => {
  it('is made, and matches from then on', async () => {
    const before = await rulesetVersion()
    const rule = await create({ name: ' Pipa bocor ' })
    expect(rule).toMatchObject({
      agencyId: agency, name: 'Pipa bocor', lane: 'sure', origin: 'custom', refined: false, enabled: true, query: 'pipa bocor', version: 1,
      changedBy: 'Admin Pertama', mentions7d: 0, precision: { judged: 0, irrelevant: 0, share: null, low: 0, high: 1, attention: false },
    })
    expect(await read()).toContainEqual(rule)
    expect(await rulesetVersion()).toBeGreaterThan(before)
  })

  it('is listed for its agency', async () => {
    const other = await seed.agency('Dinas Jalan')
    const rule = await create({ agencyId: other })
    expect((await read(`?agency=${other}`)).map(each => each.id)).toEqual([rule.id])
    expect((await admin.send('GET', '/api/rules?agency=2000000000')).status).toBe(404)
    expect((await post('', { agencyId: 2_000_000_000, name: 'Tanpa instansi', lane: 'sure', query: 'x1' })).status).toBe(404)
  })

  it('keeps every saved state, with who and when, and can be brought back to one', async () => {
    const { id } = await create()
    const colleague = await api.person([['admin', agency]])
    await update(id, { version: 1, query: 'pipa pecah', name: 'Pipa pecah' }, colleague)
    const { body } = await update(id, { version: 2, query: 'pipa bocor', name: 'Pipa bocor', revertsTo: 1 })
    expect(body).toMatchObject({ version: 3, query: 'pipa bocor' })
    const kept = [...(await versions(id))].sort((a, b) => Number(a.number) - Number(b.number))
    expect(kept.map(({ number, name, query, revertsTo }) => [number, name, query, revertsTo])).toEqual([
      [1, 'Pipa bocor', 'pipa bocor', null], [2, 'Pipa pecah', 'pipa pecah', null], [3, 'Pipa bocor', 'pipa bocor', 1]])
    expect(kept.map(({ by }) => by)).toEqual(['Admin Pertama', expect.stringContaining('Orang'), 'Admin Pertama'])
    expect(Math.abs(Date.parse(String(kept[2]!.at)) - Date.now())).toBeLessThan(60_000)
  })

  it('loses no edit of two people', async () => {
    const { id } = await create()
    const replies = await Promise.all([update(id, { version: 1, query: 'pipa A1' }), update(id, { version: 1, query: 'pipa B1' })])
    const lost = replies.find(reply => reply.status === 409)!
    const won = replies.find(reply => reply.status === 200)!
    expect([lost.body.code, lost.body.current]).toEqual(['version-conflict', won.body])
    expect(await versions(id)).toHaveLength(2)
  })

  it('can be switched off, renamed and moved to the other lane', async () => {
    const { id } = await create()
    expect((await update(id, { version: 1, enabled: false })).body).toMatchObject({ enabled: false, version: 2, query: 'pipa bocor' })
    expect((await update(id, { version: 2, lane: 'review', name: 'Ragu' })).body).toMatchObject({ enabled: false, lane: 'review', name: 'Ragu' })
    expect((await update(id, { version: 3, name: 'x' })).status).toBe(400)
  })

  it('can be removed and restored', async () => {
    const rule = await create()
    expect((await admin.send('DELETE', `/api/rules/${rule.id}`)).status).toBe(200)
    expect((await read()).map(each => each.id)).not.toContain(rule.id)
    expect([(await admin.send('DELETE', `/api/rules/${rule.id}`)).status, (await update(rule.id, { version: 1, query: 'banjir' })).status]).toEqual([404, 404])
    const restored = await post(`/${rule.id}/restore`)
    expect([restored.status, restored.body.query]).toEqual([200, 'pipa bocor'])
    expect((await read()).map(each => each.id)).toContain(rule.id)
  })

  it('made from the data can be refined and given back to them', async () => {
    const { body: made } = await admin.send('POST', '/api/agencies', { parentId: null, name: 'Dinas Hutan', timeZone: 'Asia/Jakarta', terms: [{ kind: 'name', text: 'Dinas Hutan' }] })
    const [profile] = await read(`?agency=${made.id}`)
    expect(profile).toMatchObject({ origin: 'profile', refined: false, lane: 'sure' })
    const refined = (await update(profile!.id, { version: profile!.version, query: 'hutan' })).body
    expect(refined).toMatchObject({ refined: true, query: 'hutan' })
    expect((await update(profile!.id, { version: refined.version, query: null })).body).toMatchObject({ refined: false, query: profile!.query })
  })

  it('is on record', async () => {
    const own = await seed.agency('Dinas Arsip')
    const { id } = await create({ agencyId: own })
    await update(id, { version: 1, query: 'pipa pecah' })
    await admin.send('DELETE', `/api/rules/${id}`)
    await post(`/${id}/restore`)
    const entries: { action: string }[] = await api.owner.query('select action from audit_log where agency_id = $1 order by id', [own])
    expect(entries.map(entry => entry.action)).toEqual(['rule.create', 'rule.update', 'rule.remove', 'rule.restore'])
  })
})

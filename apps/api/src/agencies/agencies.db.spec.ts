import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
})
afterAll(() => api.stop())

type New = { parentId?: Loose | number | null; name?: string; terms?: { text: string; kind: string; ambiguous?: boolean }[] }
const create = async (agency: New = {}, by = admin): Promise<Loose> => {
  const reply = await by.send('POST', '/api/agencies', { parentId: null, name: 'Dinas', timeZone: 'Asia/Makassar', terms: [], ...agency })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
const update = (id: unknown, change: Record<string, unknown>, by = admin) => by.send('PATCH', `/api/agencies/${id}`, change)
const rulesVersion = async () => (await api.owner.query('select version from ruleset'))[0].version
const lookbacks = async (id: unknown) => list((await admin.send('GET', '/api/lookbacks')).body.items).filter(run => run.agencyId === id)
const rules = async (id: unknown) => list((await admin.send('GET', `/api/rules?agency=${id}`)).body.items)

describe('an agency', () => {
  it('is made with its terms, each once', async () => {
    const agency = await create({ name: ' Dinas Perhubungan ', terms: [
      { text: 'Dinas Perhubungan', kind: 'name' }, { text: 'dinas  perhubungan', kind: 'name' }, { text: 'DISHUB', kind: 'acronym' }] })
    expect(agency).toMatchObject({ name: 'Dinas Perhubungan', parentId: null, version: 1, timeZone: 'Asia/Makassar', mentions7d: 0 })
    expect(list(agency.terms)).toEqual([{ text: 'Dinas Perhubungan', kind: 'name', ambiguous: false }, { text: 'DISHUB', kind: 'acronym', ambiguous: false }])
    expect(list((await admin.send('GET', '/api/agencies')).body.items)).toContainEqual(agency)
  })

  it('looks back when its terms change, and only then', async () => {
    const { id } = await create({ terms: [{ text: 'Satpol PP', kind: 'name' }] })
    expect(await lookbacks(id)).toMatchObject([{ state: 'waiting', days: 30 }])
    await api.owner.query(`update lookback set state = 'done', ended_at = now() where agency_id = $1`, [id])
    const before = await rulesVersion()
    await update(id, { version: 1, name: 'Nama lain', terms: [{ text: 'Satpol PP', kind: 'name' }] })
    expect(await lookbacks(id)).toMatchObject([{ state: 'done' }])
    const { body } = await update(id, { version: 2, terms: [{ text: 'Satpol PP', kind: 'name' }, { text: 'Pamong Praja', kind: 'name' }] })
    expect(body.version).toBe(3)
    expect(await lookbacks(id)).toMatchObject([{ state: 'waiting', days: 30 }])
    expect(await rulesVersion()).toBeGreaterThan(before)
  })

  it('has rules made from its data, kept in step with them', async () => {
    const { id } = await create({ terms: [{ text: 'Satpol PP', kind: 'name' }] })
    expect(await rules(id)).toMatchObject([{ lane: 'sure', origin: 'profile', query: '"Satpol PP"', version: 1 }])
    await update(id, { version: 1, terms: [{ text: 'Satpol PP', kind: 'name' }, { text: 'PP', kind: 'acronym', ambiguous: true }] })
    expect(await rules(id)).toMatchObject([{ lane: 'sure', query: '"Satpol PP"', version: 1 }, { lane: 'review', query: '=PP' }])
    await update(id, { version: 2, terms: [] })
    expect(await rules(id)).toEqual([])
  })

  it('is refused where its rule would be beyond the limits, and stays as it is', async () => {
    const { id } = await create({ terms: [{ text: 'Satpol PP', kind: 'name' }] })
    const huge = Array.from({ length: 60 }, (_, at) => ({ text: `${'nama yang panjang sekali '.repeat(4)}${at}`, kind: 'name' }))
    const replies = [await update(id, { version: 1, terms: huge }), await admin.send('POST', '/api/agencies', { parentId: null, name: 'Besar', timeZone: 'Asia/Jakarta', terms: huge })]
    for (const { status, body } of replies) {
      expect([status, body.code, list(body.current?.problems)[0]]).toMatchObject([400, 'profile-too-large', { code: 'too-long', values: { limit: 4_000 } }])
    }
    expect(await rules(id)).toMatchObject([{ query: '"Satpol PP"', version: 1 }])
    expect(list((await admin.send('GET', '/api/agencies')).body.items).map(each => each.name)).not.toContain('Besar')
  })

  it('loses no edit of two people', async () => {
    const { id } = await create({ name: 'Awal' })
    const replies = await Promise.all([update(id, { version: 1, name: 'Kata A' }), update(id, { version: 1, name: 'Kata B' })])
    const lost = replies.find(reply => reply.status === 409)!
    const won = replies.find(reply => reply.status === 200)!
    expect([lost.body.code, lost.body.current?.name, lost.body.current?.version]).toEqual(['version-conflict', won.body.name, 2])
  })

  it('cannot stand below itself, however the moves race', async () => {
    const top = await create({ name: 'Atas' })
    const middle = await create({ name: 'Tengah', parentId: top.id! })
    const bottom = await create({ name: 'Bawah', parentId: middle.id! })
    for (const parentId of [top.id, middle.id, bottom.id]) {
      const { status, body } = await update(top.id, { version: 1, parentId })
      expect([status, body.code]).toEqual([409, 'cycle'])
    }
    const a = await create({ name: 'Satu' })
    const b = await create({ name: 'Dua' })
    const statuses = await Promise.all([update(a.id, { version: 1, parentId: b.id }), update(b.id, { version: 1, parentId: a.id })])
    expect(statuses.map(reply => reply.status).sort()).toEqual([200, 409])
    expect((await update(bottom.id, { version: 1, parentId: 2_000_000_000 })).status).toBe(404)
    expect((await update(bottom.id, { version: 1, parentId: null })).body.parentId).toBeNull()
  })

  it('is taken out of use once nothing stands below it, and stays on record', async () => {
    const top = await create({ name: 'Induk', terms: [{ text: 'Induk', kind: 'name' }] })
    const below = await create({ name: 'Anak', parentId: top.id! })
    const refused = await admin.send('DELETE', `/api/agencies/${top.id}`)
    expect([refused.status, refused.body.code]).toEqual([409, 'has-children'])
    const before = await rulesVersion()
    expect((await admin.send('DELETE', `/api/agencies/${below.id}`)).status).toBe(200)
    expect((await admin.send('DELETE', `/api/agencies/${top.id}`)).status).toBe(200)
    expect(await rulesVersion()).toBeGreaterThan(before)
    expect((await admin.send('DELETE', `/api/agencies/${top.id}`)).status).toBe(404)
    expect((await update(top.id, { version: 2, name: 'Hidup lagi' })).status).toBe(404)
    expect(list((await admin.send('GET', '/api/agencies')).body.items).map(each => each.id)).not.toContain(top.id)
    expect(await api.owner.query('select name from agency where id = $1', [top.id])).toEqual([{ name: 'Induk' }])
  })

  it('is on record with what it was', async () => {
    const { id } = await create({ name: 'Lama' })
    await update(id, { version: 1, name: 'Baru' })
    await admin.send('DELETE', `/api/agencies/${id}`)
    const entries: unknown[] = await api.owner.query('select action, detail from audit_log where agency_id = $1 order by id', [id])
    expect(entries).toEqual([
      { action: 'agency.create', detail: {} }, { action: 'agency.update', detail: { name: { from: 'Lama', to: 'Baru' } } }, { action: 'agency.remove', detail: {} }])
  })
})

describe("an agency's admin", () => {
  it('sees the own subtree as a tree of its own and works within it', async () => {
    const province = await create({ name: 'Provinsi' })
    const office = await create({ name: 'Kantor', parentId: province.id! })
    const boss = await api.person([['admin', Number(office.id)]])
    const section = await create({ name: 'Bidang', parentId: office.id! , terms: [{ text: 'Bidang Air', kind: 'name' }] }, boss)
    expect(section.terms).toEqual([{ text: 'Bidang Air', kind: 'name', ambiguous: false }])
    expect(list((await boss.send('GET', '/api/agencies')).body.items).map(each => [each.name, each.parentId])).toEqual([['Bidang', office.id], ['Kantor', null]])
    expect((await update(section.id, { version: 1, parentId: province.id }, boss)).status).toBe(404)
    expect((await update(section.id, { version: 1, parentId: null }, boss)).status).toBe(404)
    expect((await boss.send('POST', '/api/agencies', { parentId: null, name: 'Liar', timeZone: 'Asia/Jakarta', terms: [] })).status).toBe(404)
    expect((await update(section.id, { version: 1, name: 'Bidang Baru' }, boss)).body.parentId).toBe(office.id)
  })
})

import { seedAgencies } from '../testing/seed-agencies'
import { list, password, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let admin: Browser
let water: number
let roads: number
beforeAll(async () => {
  api = await startTestApi()
  ;({ admin, water, roads } = await seedAgencies(api))
})
afterAll(() => api.stop())

const update = (by: Browser, id: number, change: unknown) => by.send('PATCH', `/api/users/${id}`, change)
const told = ({ status, body }: { status: number; body: { code?: unknown } }) => [status, body.code]

describe('users', () => {
  it('are invited once per address', async () => {
    const person = { email: 'SATU@contoh.go.id ', name: 'Satu', role: 'analyst', agencyId: water }
    expect((await admin.send('POST', '/api/users', person)).status).toBe(200)
    expect(told(await admin.send('POST', '/api/users', { ...person, agencyId: roads }))).toEqual([409, 'email-known'])
    expect((await admin.send('POST', '/api/users', { ...person, email: 'dua@contoh.go.id', agencyId: 2_000_000_000 })).status).toBe(404)
    expect(await api.owner.query(`select from account where email = 'dua@contoh.go.id'`)).toEqual([])
  })

  it('are shown to an agency with the memberships in it only', async () => {
    const both = await api.person([['analyst', water], ['official', roads]])
    const boss = await api.person([['admin', water]])
    const seen = list((await boss.send('GET', '/api/users')).body.items).find(user => Number(user.id) === both.id)!
    expect(list(seen.memberships)).toEqual([{ agencyId: water, agencyName: 'Dinas Air', role: 'analyst' }])
    expect(seen.lastSeenAt).not.toBeNull()
    const all = list((await admin.send('GET', '/api/users')).body.items).find(user => Number(user.id) === both.id)!
    expect(list(all.memberships)).toHaveLength(2)
  })

  it('keep what they are elsewhere when an agency changes what they are in it', async () => {
    const both = await api.person([['analyst', water], ['official', roads]])
    const boss = await api.person([['admin', water]])
    expect((await update(boss, both.id, { memberships: [{ agencyId: water, role: 'official' }] })).status).toBe(200)
    const rows = await api.owner.query('select agency_id as agency, role from membership where account_id = $1 order by agency_id', [both.id])
    expect(rows).toEqual([{ agency: water, role: 'official' }, { agency: roads, role: 'official' }])
  })

  it('cannot be taken over or shut out by an agency that is not their only one', async () => {
    const boss = await api.person([['admin', water]])
    for (const person of [await api.person([['analyst', water], ['official', roads]]), await api.person([['analyst', water], ['admin', null]])]) {
      expect(told(await boss.send('POST', `/api/users/${person.id}/invitation`))).toEqual([409, 'not-yours'])
      expect(told(await update(boss, person.id, { disabled: true }))).toEqual([409, 'not-yours'])
    }
    expect((await update(boss, (await api.person([['analyst', water]])).id, { memberships: [{ agencyId: null, role: 'admin' }] })).status).toBe(404)
    expect((await update(boss, (await api.person([['analyst', water]])).id, { memberships: [{ agencyId: roads, role: 'analyst' }] })).status).toBe(404)
    expect((await boss.send('POST', '/api/users', { email: 'tiga@contoh.go.id', name: 'Tiga', role: 'admin', agencyId: null })).status).toBe(404)
  })

  it('are out at once when disabled, and in again when not', async () => {
    const person = await api.person([['analyst', water]])
    expect((await update(admin, person.id, { disabled: true })).body.disabled).toBe(true)
    expect((await person.send('GET', '/api/me')).status).toBe(401)
    expect((await person.send('POST', '/api/login', { email: person.email, password })).status).toBe(401)
    expect((await update(admin, person.id, { disabled: false })).body.disabled).toBe(false)
    expect((await person.send('POST', '/api/login', { email: person.email, password })).status).toBe(200)
  })

  it('can be let in again with a new link when the password is lost', async () => {
    const person = await api.person([['analyst', water]])
    const boss = await api.person([['admin', water]])
    const { status, body } = await boss.send('POST', `/api/users/${person.id}/invitation`)
    expect(status).toBe(200)
    expect((await person.send('GET', '/api/me')).status).toBe(200)
    const next = { token: String(body.url).split('=')[1], name: 'Sama', password: 'sandi yang lain lagi' }
    expect((await api.browser().send('POST', '/api/invitations/accept', next)).status).toBe(200)
    expect((await person.send('GET', '/api/me')).status).toBe(401)
  })

  it('never change their own rights, and always leave an admin', async () => {
    const me = await admin.send('GET', '/api/me')
    const own = Number(me.body.account!.id)
    expect(told(await update(admin, own, { disabled: true }))).toEqual([409, 'own-account'])
    await api.owner.query(`update account a set disabled_at = now() from membership m where m.account_id = a.id and m.agency_id is null and a.id <> $1`, [own])
    const other = await api.person([['admin', null]])
    const third = await api.person([['admin', null]])
    const replies = await Promise.all([
      update(other, third.id, { disabled: true }), update(third, other.id, { disabled: true }), update(other, own, { disabled: true }), update(third, own, { disabled: true })])
    expect(replies.some(reply => reply.status === 200)).toBe(true)
    const left = await api.owner.query(`select from membership m join account a on a.id = m.account_id where m.agency_id is null and a.disabled_at is null`)
    expect(left.length).toBeGreaterThan(0)
  })

  it('are on record', async () => {
    const actions: { action: string }[] = await api.owner.query(`select distinct action from audit_log where action like 'user.%' order by action`)
    expect(actions.map(row => row.action)).toEqual(['user.invite', 'user.reinvite', 'user.update'])
  })
})

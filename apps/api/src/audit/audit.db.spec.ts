import { createSeed } from '../testing/seed'
import { list, password, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
})
afterAll(() => api.stop())

describe('the audit log', () => {
  it('tells who did what from where, newest first, page by page', async () => {
    await admin.send('POST', '/api/login', { email: 'admin@contoh.go.id', password: 'salah sama sekali' })
    await admin.send('POST', '/api/login', { email: 'admin@contoh.go.id', password })
    const first = await admin.send('GET', '/api/audit?limit=2')
    expect(list(first.body.items).map(entry => [entry.action, entry.actor, entry.subject, entry.address])).toEqual([
      ['session.start', 'Admin Pertama', null, '127.0.0.1'], ['session.refuse', null, 'admin@contoh.go.id', '127.0.0.1']])
    const second = await admin.send('GET', `/api/audit?limit=2&before=${first.body.next}`)
    expect(list(second.body.items).map(entry => entry.action)).toEqual(['setup'])
    expect(second.body.next).toBeNull()
  })

  it("shows an agency's admin that agency's entries only", async () => {
    const seed = createSeed(api.owner)
    const [ours, theirs] = [await seed.agency('Kita'), await seed.agency('Mereka')]
    const boss = await api.person([['admin', ours]])
    await admin.send('PATCH', `/api/agencies/${ours}`, { version: 1, name: 'Kita Baru' })
    await admin.send('PATCH', `/api/agencies/${theirs}`, { version: 1, name: 'Mereka Baru' })
    expect(list((await boss.send('GET', '/api/audit')).body.items).map(entry => entry.subject)).toEqual(['Kita'])
  })

  it('is checked from end to end', async () => {
    const { body } = await admin.send('GET', '/api/audit/check')
    const [{ count }] = await api.owner.query('select count(*) from audit_log')
    expect(body).toEqual({ intact: true, checked: count, brokenAt: null, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
    await api.owner.query('alter table audit_log disable trigger audit_append_only')
    const [[{ id }]] = await api.owner.query(`update audit_log set subject = 'orang lain' where action = 'session.refuse' returning id`)
    expect((await admin.send('GET', '/api/audit/check')).body).toMatchObject({ intact: false, brokenAt: id })
  })

  it('never holds a secret', async () => {
    const text: string = JSON.stringify(await api.owner.query('select subject, detail from audit_log'))
    expect(text).not.toContain(password)
    expect(text).not.toMatch(/argon2|token/)
  })
})

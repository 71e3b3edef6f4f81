import { createSetupLink } from '@kentongan/platform/db'
import { createSeed } from '../testing/seed'
import { password, startTestApi, type TestApi } from '../testing/start-test-api'

let api: TestApi
beforeEach(async () => {
  api = await startTestApi()
})
afterEach(() => api.stop())

const admin = (token: string, more: Record<string, string> = {}) => ({ token, name: 'Admin', email: 'admin@contoh.go.id', password, ...more })
const setUp = (token: string, more: Record<string, string> = {}) => api.browser().send('POST', '/api/setup', admin(token, more))
const link = async (now = new Date()) => (await createSetupLink(api.database, now))!

describe('the first admin', () => {
  it('is one, however many requests race', async () => {
    const token = await link()
    const browsers = Array.from({ length: 8 }, () => api.browser())
    const replies = await Promise.all(browsers.map((browser, at) => browser.send('POST', '/api/setup', admin(token, { email: `admin${at}@contoh.go.id` }))))
    expect(replies.map(reply => reply.status).sort()).toEqual([200, 410, 410, 410, 410, 410, 410, 410])
    expect(await api.owner.query('select count(*) from account')).toEqual([{ count: 1 }])
    expect(await api.owner.query('select agency_id, role from membership')).toEqual([{ agency_id: null, role: 'admin' }])
    const [{ hash }] = await api.owner.query('select password_hash as hash from account')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const winner = browsers[replies.findIndex(reply => reply.status === 200)]!
    expect((await winner.send('GET', '/api/users')).status).toBe(200)
  })

  it('needs the newest link, within its hour, once', async () => {
    const replaced = await link()
    const late = await link(new Date(Date.now() - 61 * 60_000))
    expect([(await setUp(replaced)).status, (await setUp(late)).status, (await setUp('x'.repeat(43))).status]).toEqual([410, 410, 410])
    const token = await link()
    expect((await setUp(token)).status).toBe(200)
    expect((await setUp(token)).status).toBe(410)
    expect(await createSetupLink(api.database, new Date())).toBeNull()
    expect((await api.browser().send('GET', '/api/setup')).body).toEqual({ open: false, demo: false })
  })

  it('is not made by a link that outlived the first account', async () => {
    const token = await link()
    await api.person([['admin', null]])
    expect((await setUp(token)).status).toBe(410)
  })
})

describe('an invitation', () => {
  const invite = async () => {
    const boss = await api.firstAdmin()
    const agency = await createSeed(api.owner).agency('Dinas Air')
    const { body } = await boss.send('POST', '/api/users', { email: 'Analis@Contoh.go.id', name: 'Analis', role: 'analyst', agencyId: agency })
    const [address, token] = String(body.url).split('#token=')
    return { boss, body, address, token: token! }
  }
  const accept = (token: string) => api.browser().send('POST', '/api/invitations/accept', { token, name: 'Analis Air', password })

  it('is shown once as a link, and signs in whoever has it, once', async () => {
    const { boss, body, address, token } = await invite()
    expect(address).toBe(`${api.url}/undangan`)
    expect(body.user).toMatchObject({ email: 'analis@contoh.go.id', invited: true, memberships: [{ agencyName: 'Dinas Air', role: 'analyst' }] })
    expect(await api.owner.query(`select from one_time_link where encode(token_hash, 'escape') like $1`, [`%${token}%`])).toEqual([])
    const guest = api.browser()
    const reply = await guest.send('POST', '/api/invitations/accept', { token, name: 'Analis Air', password })
    expect([reply.status, reply.body.account?.name]).toEqual([200, 'Analis Air'])
    expect((await guest.send('GET', '/api/mentions')).status).toBe(200)
    expect((await accept(token)).status).toBe(410)
    expect((await boss.send('GET', '/api/users')).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ name: 'Analis Air', invited: false })]) })
  })

  it('is used by one of two who race', async () => {
    const { token } = await invite()
    const statuses = await Promise.all([accept(token), accept(token), accept(token)])
    expect(statuses.map(reply => reply.status).sort()).toEqual([200, 410, 410])
  })

  it('lapses after three days, when replaced, and when the account is disabled', async () => {
    const { boss, body, token } = await invite()
    const again = await boss.send('POST', `/api/users/${body.user!.id}/invitation`)
    expect((await accept(token)).status).toBe(410)
    const newer = String(again.body.url).split('#token=')[1]!
    await api.owner.query(`update one_time_link set expires_at = expires_at - interval '72 hours 1 second'`)
    expect((await accept(newer)).status).toBe(410)
    await api.owner.query(`update one_time_link set expires_at = expires_at + interval '73 hours'`)
    await api.owner.query('update account set disabled_at = now() where id = $1', [body.user!.id])
    expect((await accept(newer)).status).toBe(410)
  })
})

import { startTestApi, type TestApi } from './testing/start-test-api'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

describe('the first minutes', () => {
  it('sets up, shows who is there, and signs out', async () => {
    const browser = api.browser()
    expect((await browser.send('GET', '/api/setup')).body).toEqual({ open: true, demo: false })
    const admin = await api.firstAdmin()
    expect((await browser.send('GET', '/api/setup')).body).toEqual({ open: false, demo: false })
    const me = await admin.send('GET', '/api/me')
    expect(me.body).toMatchObject({ account: { email: 'admin@contoh.go.id' }, memberships: [{ agencyId: null, role: 'admin' }], ready: false })
    for (const path of ['mentions', 'mentions/volume', 'mentions/newer?after=0', 'agencies', 'sources', 'sources/starters', 'coverage', 'users', 'audit', 'audit/check', 'sessions'])
      expect([path, (await admin.send('GET', `/api/${path}`)).status]).toEqual([path, 200])
    expect((await admin.send('POST', '/api/logout')).status).toBe(200)
    expect((await admin.send('GET', '/api/me')).status).toBe(401)
  })
})

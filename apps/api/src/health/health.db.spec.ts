import { startTestApi, type TestApi } from '../testing/start-test-api'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi({ metricsToken: 'rahasia-untuk-pengukur' })
})
afterAll(() => api.stop())

const get = (path: string, headers = {}) => api.browser().send('GET', path, undefined, headers)

describe('what machines ask', () => {
  it('tells that it lives and is ready', async () => {
    expect([(await get('/healthz')).body, (await get('/readyz')).body]).toEqual([{ ok: true }, { ok: true }])
  })

  it('is not ready on a database that is older than the program, but lives', async () => {
    await api.owner.query(`update migration set name = 'Other' || name`)
    expect([(await get('/readyz')).status, (await get('/healthz')).status]).toEqual([503, 200])
    await api.owner.query(`update migration set name = substr(name, 6)`)
    expect((await get('/readyz')).status).toBe(200)
  })

  it('gives its figures to whoever has the token', async () => {
    await get('/api/setup')
    expect((await get('/metrics')).status).toBe(404)
    expect((await get('/metrics', { authorization: 'Bearer salah' })).status).toBe(404)
    const { status, headers, text } = await get('/metrics', { authorization: 'Bearer rahasia-untuk-pengukur' })
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
    expect(text).toMatch(/kentongan_http_request_seconds_count{method="GET",route="\/api\/setup",status="200"} 1/)
    for (const name of ['kentongan_sse_clients', 'kentongan_db_pool_waiting', 'nodejs_eventloop_lag_p99_seconds']) expect(text).toContain(`\n${name} `)
  })

  it('gives them to this machine only where there is no token', async () => {
    const open = await startTestApi()
    const ask = (headers = {}) => open.browser().send('GET', '/metrics', undefined, headers)
    expect((await ask()).status).toBe(200)
    expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
    await open.stop()
  })
})

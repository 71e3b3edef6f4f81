import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startTestApi, type TestApi } from '../testing/start-test-api'

const folder = mkdtempSync(path.join(tmpdir(), 'dashboard-'))
let api: TestApi
beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Kentongan</title>')
  writeFileSync(path.join(folder, 'assets', 'index-Ab12.js'), 'export {}')
  writeFileSync(path.join(folder, 'theme.js'), '1')
  api = await startTestApi({ dashboardFolder: folder, publicUrl: 'https://pantau.contoh.go.id' })
})
afterAll(async () => {
  await api.stop()
  rmSync(folder, { recursive: true })
})

describe('the dashboard', () => {
  it.each([
    ['/', 200, 'text/html', 'no-cache'],
    ['/sebutan?instansi=3', 200, 'text/html', 'no-cache'],
    ['/undangan', 200, 'text/html', 'no-cache'],
    ['/index.html', 200, 'text/html', 'no-cache'],
    ['/theme.js', 200, 'text/javascript', 'no-cache'],
    ['/assets/index-Ab12.js', 200, 'text/javascript', 'public, max-age=31536000, immutable'],
    ['/assets/index-gone.js', 404, 'application/json', null],
    ['/../package.json', 404, 'application/json', null],
    ['/..%2f..%2fetc%2fpasswd.txt', 404, 'application/json', null],
    ['/api/nothing', 404, 'application/json', 'no-store'],
    ['/api', 404, 'application/json', 'no-store'],
  ])('%s answers %i', async (address, status, type, cache) => {
    const reply = await api.browser().send('GET', address)
    expect([reply.status, reply.headers.get('content-type')?.split(';')[0]]).toEqual([status, type])
    if (cache !== null) expect(reply.headers.get('cache-control')).toBe(cache)
  })

  it.each([['br', 'br'], ['gzip', 'gzip'], ['gzip, br', 'br'], ['identity', null]])('compresses assets for who takes %s', async (accepted, encoding) => {
    const ask = () => api.browser().send('GET', '/assets/index-Ab12.js', undefined, { 'accept-encoding': accepted })
    for (const reply of [await ask(), await ask()]) {
      expect([reply.text, reply.headers.get('content-encoding')]).toEqual(['export {}', encoding])
      expect(reply.headers.get('vary') ?? '').toMatch(encoding === null ? /^$/ : /accept-encoding/i)
    }
  })

  it('sends an asset that could not be read the first time', async () => {
    const late = path.join(folder, 'assets', 'late-Cd34.js')
    mkdirSync(late)
    const ask = () => api.browser().send('GET', '/assets/late-Cd34.js', undefined, { 'accept-encoding': 'gzip' })
    expect((await ask()).status).toBe(500)
    rmSync(late, { recursive: true })
    writeFileSync(late, 'export {}')
    expect(await ask()).toMatchObject({ status: 200, text: 'export {}' })
  })

  it('sends the headers that keep a page from being misused', async () => {
    for (const address of ['/', '/assets/index-Ab12.js', '/api/setup', '/api/nothing']) {
      const { headers } = await api.browser().send('GET', address)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'; .*frame-ancestors 'none'$/)
      expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe|eval|\*/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('takes no other origin for ours where the public address is configured', async () => {
    const send = (origin: string) => api.browser().send('POST', '/api/login', {}, { 'sec-fetch-site': '', origin })
    expect((await send(api.url)).status).toBe(403)
    expect((await send('https://pantau.contoh.go.id')).status).toBe(400)
  })
})

it('says in one sentence that the dashboard is missing', async () => {
  const bare = await startTestApi()
  const reply = await bare.browser().send('GET', '/')
  expect([reply.status, reply.headers.get('content-type')]).toEqual([503, 'text/plain; charset=utf-8'])
  expect(reply.text).toMatch(/npm run build/)
  expect(reply.headers.get('strict-transport-security')).toBeNull()
  await bare.stop()
})

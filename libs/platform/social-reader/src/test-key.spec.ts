import { KeyedPlatform } from '@kentongan/contracts'
import { testKey } from './test-key'
import { fakeKey, sendJson, servePlatform, type FakePlatform } from './testing/serve-platform'

let platform: FakePlatform
beforeAll(async () => { platform = await servePlatform() })
afterAll(() => platform.close())
beforeEach(() => { platform.asked.length = 0 })

const run = (of: KeyedPlatform, key: Record<string, string> = fakeKey) => testKey(of, key, platform.http(), platform.base)

it.each<[KeyedPlatform, string, object, string]>([
  ['mastodon', '/api/v1/apps/verify_credentials', { name: 'Kentongan', website: null }, 'Kentongan'],
  ['bluesky', '/xrpc/com.atproto.server.createSession', { accessJwt: 'x', handle: 'humas.example' }, 'humas.example'],
  ['youtube', '/youtube/v3/videoCategories', { items: [] }, ''],
  ['threads', '/v1.0/me', { id: '1', username: 'humas' }, 'humas'],
  ['x', '/2/usage/tweets', { data: { project_cap: '2000000', project_usage: '43435' } }, '43435 / 2000000'],
  ['instagram', '/v25.0/17841/recently_searched_hashtags', { data: [] }, ''],
  ['facebook', '/v25.0/pds.example', { id: '1', name: 'Pemkot Bima' }, 'Pemkot Bima'],
  ['fact-check', '/v1alpha1/claims:search', {}, ''],
])('%s is asked at %s', async (of, path, said, detail) => {
  platform.answer = (_asked, response) => sendJson(response, said)
  expect(await run(of)).toEqual({ ok: true, reason: null, detail })
  expect(platform.asked.map(({ url }) => url.pathname)).toEqual([path])
  const [{ url, headers, body }] = platform.asked as [FakePlatform['asked'][number]]
  expect([url.href.includes('rahasia'), JSON.stringify([headers, body]).includes('rahasia')]).toEqual([false, true])
})

describe.each(KeyedPlatform.options)('%s', of => {
  it.each<[number, string]>([[401, 'key-refused'], [403, 'key-not-allowed'], [404, 'not-found'], [410, 'gone'], [500, 'server-error'], [429, 'rate-limited']])('of which the answer is %i says so in its own words', async (status, reason) => {
    const said = `Tidak: ${fakeKey.token} ${fakeKey.apiKey} ${fakeKey.appPassword}`
    platform.answer = (_asked, response) => sendJson(response, { error: of === 'mastodon' ? said : { message: said }, message: said, detail: said }, status)
    expect(await run(of)).toEqual({ ok: false, reason, detail: 'Tidak: … … …' })
  })

  it('is not taken for good where a page for people comes, or half of an answer', async () => {
    platform.answer = (_asked, response) => response.end('<html><title>Masuk</title></html>')
    expect(await run(of)).toMatchObject({ ok: false, reason: 'not-json' })
    platform.answer = (_asked, response) => { response.writeHead(200, { 'content-length': '5000' }).write('{'); setTimeout(() => response.destroy(), 20) }
    expect(await run(of)).toMatchObject({ ok: false, reason: 'cut-off' })
  })
})

it('cannot be led elsewhere by what stands in a key', async () => {
  platform.answer = (_asked, response) => sendJson(response, {})
  await run('instagram', { userId: '../me?x=', token: 't' })
  await run('facebook', { host: '../../x', token: 't' })
  expect(platform.asked.map(({ url }) => url.pathname)).toEqual(['/v25.0/..%2Fme%3Fx%3D/recently_searched_hashtags', '/v25.0/..%2F..%2Fx'])
})

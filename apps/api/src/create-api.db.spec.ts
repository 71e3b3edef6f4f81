import { routes, streams, type Route } from '@kentongan/contracts'
import { list, startTestApi, type Browser, type TestApi } from './testing/start-test-api'

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
})
afterAll(() => api.stop())

const contracts: readonly Route[] = Object.values(routes)
const all = [...contracts, ...Object.values(streams)]
const withId = (path: string) => path.replace(':id', '7')

describe('the routes', () => {
  it('are those of the contract and three for machines, none missing and none extra', () => {
    const wanted = [...all.map(route => `${route.method} ${route.path}`), 'GET /healthz', 'GET /readyz', 'GET /metrics']
    expect([...api.served()].sort()).toEqual(wanted.sort())
  })

  it.each(all.map(route => [route.method, route.path, route.access] as const))('%s %s is open to %s only', async (method, path, access) => {
    const { status, body } = await api.browser().send(method, withId(path), method === 'GET' ? undefined : {})
    // The wall asks for a kiosk's token, or a session.
    if (path === routes.wall.path) expect(status).toBe(401)
    else if (access === 'anyone') expect([200, 400]).toContain(status)
    else expect([status, body.code]).toEqual([401, 'signed-out'])
  })

  it('answer what the contract says, and nothing beside it', async () => {
    for (const route of contracts.filter(each => each.method === 'GET' && !each.path.includes(':id'))) {
      const path = route.path === routes.newerMentions.path ? `${route.path}?after=0` : route.path
      const { status, body } = await admin.send('GET', path)
      expect([route.path, status]).toEqual([route.path, 200])
      expect(route.answer.parse(body)).toEqual(body)
    }
  })
})

describe('a refused request', () => {
  it('names every wrong field, wherever it stands', async () => {
    const { status, body } = await admin.send('POST', '/api/sources', { url: 'ftp://x', title: '', tier: 'besar' })
    expect([status, body.code]).toEqual([400, 'invalid'])
    expect(list(body.fields).map(field => field.path)).toEqual(['url', 'title', 'tier'])
    const query = await admin.send('GET', '/api/mentions?limit=0&tone=marah&from=kemarin')
    expect(list(query.body.fields).map(field => field.path).sort()).toEqual(['from', 'limit', 'tone'])
  })

  it.each<[string, number, string, unknown, Record<string, string>]>([
    ['broken JSON', 400, 'bad-request', '{"a":', {}],
    ['a body that is too long', 413, 'too-large', JSON.stringify({ xml: 'x'.repeat(3_200_000) }), {}],
    ['a form', 415, 'json-only', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a file', 415, 'json-only', 'a', { 'content-type': 'text/plain' }],
  ])('says what is wrong with %s', async (_name, status, code, sent, headers) => {
    const reply = await admin.send('POST', '/api/sources/opml', sent, headers)
    expect([reply.status, reply.body.code]).toEqual([status, code])
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
  })

  it('takes an unknown address for nothing', async () => {
    const { status, body } = await admin.send('GET', '/api/secrets')
    expect([status, body.code]).toEqual([404, 'not-found'])
  })

  it.each<[string, string, unknown]>([
    ['GET', '/api/imports/3000000000', undefined],
    ['GET', '/api/issues?agency=3000000000', undefined],
    ['DELETE', '/api/sources/3000000000', undefined],
    ['PATCH', '/api/sources/9007199254740991', { paused: true }],
    ['GET', '/api/issues/9007199254740991', undefined],
    ['POST', '/api/issues/decisions', { kind: 'undo', decision: 3_000_000_000 }],
    ['POST', '/api/kiosks', { name: 'Layar', agencyId: 3_000_000_000 }],
  ])('takes a number that no column holds for the name of nothing: %s %s', async (method, path, body) => {
    const reply = await admin.send(method, path, body)
    expect([reply.status, reply.body.code]).toEqual([404, 'not-found'])
  })

  it('tells nothing of a surprise but its number', async () => {
    await api.owner.query('alter table source rename column title to caption')
    const { status, text, body } = await admin.send('GET', '/api/sources')
    await api.owner.query('alter table source rename column caption to title')
    expect([status, body.code, typeof body.requestId]).toEqual([500, 'server', 'string'])
    expect(text).not.toMatch(/column|title|select/i)
  })
})

describe('a request that changes something', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from a page of ours', { 'sec-fetch-site': 'same-origin' }, 200],
    ['typed by hand', { 'sec-fetch-site': 'none' }, 200],
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, 403],
    ['from another site that says it is ours', { 'sec-fetch-site': 'cross-site', origin: 'OURS' }, 403],
    ['from an old browser on our page', { 'sec-fetch-site': '', origin: 'OURS' }, 200],
    ['from an old browser elsewhere', { 'sec-fetch-site': '', origin: 'https://jahat.example' }, 403],
    ['from who knows where', { 'sec-fetch-site': '' }, 403],
  ])('%s', async (_name, headers, expected) => {
    const browser = api.browser()
    browser.cookie = admin.cookie
    const sent = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key, value === 'OURS' ? api.url : value]))
    const reply = await browser.send('PATCH', '/api/me', { shortcuts: true }, sent)
    expect([reply.status, reply.body.code]).toEqual([expected, expected === 403 ? 'cross-site' : undefined])
  })
})

it('answers what is running before it closes', async () => {
  const other = await startTestApi()
  const person = await other.person([['admin', null]])
  const lock = other.owner.createQueryRunner()
  await lock.startTransaction()
  await lock.query('lock table source in access exclusive mode')
  const running = person.send('GET', '/api/sources')
  await new Promise(resolve => setTimeout(resolve, 300))
  const stopped = other.stop()
  await new Promise(resolve => setTimeout(resolve, 100))
  await lock.commitTransaction()
  await lock.release()
  expect((await running).status).toBe(200)
  await stopped
  await expect(person.send('GET', '/api/sources')).rejects.toThrow()
})

import { Writable } from 'node:stream'
import { PlatformKeyList, type KeyTest } from '@kentongan/contracts'
import { createSealer } from '@kentongan/platform/secrets'
import pino from 'pino'
import type { ApiOptions } from '../api-options'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

const secret = 'sangat-rahasia-1f0a'
const written: string[] = []
const logger = pino({ level: 'trace' }, new Writable({ write: (line, _encoding, done) => (written.push(String(line)), done()) }))
const sealer = createSealer(Buffer.alloc(32, 1))
const answers: Omit<KeyTest, 'at'>[] = []
const asked: unknown[] = []
const testKey: ApiOptions['testKey'] = async (platform, key) => {
  asked.push([platform, key])
  return answers.shift()!
}

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi({ sealer, testKey, logger })
  admin = await api.firstAdmin()
})
beforeEach(() => api.owner.query('truncate platform_key, platform_limit, platform_spending'))
afterAll(() => api.stop())

const set = (platform: string, fields: Record<string, string>) => admin.send('PUT', `/api/platform-keys/${platform}`, { fields })
const keys = async () => list((await admin.send('GET', '/api/platform-keys')).body.keys)

describe('keys of platforms', () => {
  it('are set, shown without themselves, and removed', async () => {
    const reply = await set('mastodon', { host: 'https://Mastodon.Example/', token: secret })
    expect(reply.status).toBe(200)
    expect(PlatformKeyList.parse(reply.body)).toMatchObject({ canSeal: true, keys: [{ platform: 'mastodon', host: 'mastodon.example', setBy: 'Admin Pertama', readable: true, test: null }] })
    await set('mastodon', { host: 'lain.example', token: secret })
    expect(await keys()).toHaveLength(2)
    expect((await admin.send('DELETE', '/api/platform-keys/mastodon?host=lain.example')).status).toBe(200)
    expect((await admin.send('DELETE', '/api/platform-keys/mastodon?host=lain.example')).status).toBe(404)
    expect(await keys()).toMatchObject([{ host: 'mastodon.example' }])
  })

  it.each([
    ['x', {}, ['fields.token']],
    ['x', { token: 'a', host: 'b.example' }, ['fields.host']],
    ['instagram', { token: 'a' }, ['fields.userId']],
    ['mastodon', { host: 'dua kata', token: 'a' }, ['fields.host']],
    ['x', { token: ' ' }, ['fields.token']],
  ])('of %s are refused with %j', async (platform, fields, paths) => {
    const reply = await set(platform, fields as Record<string, string>)
    expect(reply).toMatchObject({ status: 400, body: { code: 'invalid' } })
    expect(list(reply.body.fields).map(field => field.path)).toEqual(paths)
  })

  it('are of known platforms only', async () => {
    expect((await set('tiktok', { token: secret })).status).toBe(400)
  })

  it('are tried with the platform, whose word stays beside them', async () => {
    await set('x', { token: secret })
    answers.push({ ok: false, reason: 'key-refused', detail: 'Unauthorized' }, { ok: true, reason: null, detail: '@humas' })
    const refused = await admin.send('POST', '/api/platform-keys/x/test')
    expect(refused).toMatchObject({ status: 200, body: { ok: false, reason: 'key-refused', detail: 'Unauthorized' } })
    expect(asked.at(-1)).toEqual(['x', { token: secret }])
    expect(await keys()).toMatchObject([{ test: refused.body }])
    await admin.send('POST', '/api/platform-keys/x/test')
    expect(await keys()).toMatchObject([{ test: { ok: true, detail: '@humas' } }])
    await set('x', { token: 'lain' })
    expect(await keys()).toMatchObject([{ test: null }])
    expect((await admin.send('POST', '/api/platform-keys/threads/test')).status).toBe(404)
  })

  it('that were sealed with another secret are shown as such and not used', async () => {
    const sealed = createSealer(Buffer.alloc(32, 2)).seal('{"token":"a"}', 'x|')
    await api.owner.query(`insert into platform_key (platform, sealed) values ('x', $1)`, [sealed])
    expect(await keys()).toMatchObject([{ platform: 'x', readable: false }])
    expect(await admin.send('POST', '/api/platform-keys/x/test')).toMatchObject({ status: 409, body: { code: 'key-unreadable' } })
  })

  it('make the sources that waited for them due', async () => {
    await api.owner.query(`insert into source (url, title, kind, next_poll_at) values ('https://api.x.example/', 'X', 'x', now() + interval '1 day')`)
    await set('x', { token: secret })
    expect((await api.owner.query(`select next_poll_at <= now() as due from source where kind = 'x'`))[0].due).toBe(true)
  })

  it('stand nowhere but sealed: not in an answer, a log line, the record or the database', async () => {
    written.length = 0
    const replies = [await set('youtube', { apiKey: secret }), await set('youtube', { apiKey: secret, token: secret }), await set('tiktok', { token: secret })]
    replies.push(await admin.send('PUT', '/api/platform-keys/youtube', `{"fields": {"apiKey": "${secret}"`))
    answers.push({ ok: true, reason: null, detail: 'ok' })
    replies.push(await admin.send('POST', '/api/platform-keys/youtube/test'), await admin.send('GET', '/api/platform-keys'), await admin.send('GET', '/api/audit'))
    await api.owner.query('alter table platform_key rename to elsewhere')
    replies.push(await set('youtube', { apiKey: secret }))
    await api.owner.query('alter table elsewhere rename to platform_key')
    expect(replies.map(reply => reply.status)).toEqual([200, 400, 400, 400, 200, 200, 200, 500])
    for (const { text } of replies) expect(text).not.toContain(secret)
    const stored = await api.owner.query(`select to_jsonb(k)::text || (select jsonb_agg(l)::text from audit_log l) as text, k.sealed from platform_key k where platform = 'youtube'`)
    expect(stored[0].text).not.toContain(secret)
    expect(Buffer.from(stored[0].sealed).toString('latin1')).not.toContain(secret)
    expect(stored[0].text).toContain('key.set')
    expect(written.join('')).toContain('/api/platform-keys/youtube')
    expect(written.join('')).not.toContain(secret)
  })
})

describe('budgets', () => {
  it('show what may be spent, and X spends nothing until its limit is set', async () => {
    const { budgets } = PlatformKeyList.parse((await admin.send('GET', '/api/platform-keys')).body)
    expect(budgets.find(budget => budget.platform === 'x')).toMatchObject({ unit: 'usd-micro', most: 0, spent: 0, settable: true, resetsAt: expect.any(String) })
    const reply = await admin.send('PUT', '/api/platform-keys/x/budget', { unit: 'usd-micro', most: 5_000_000 })
    expect(PlatformKeyList.parse(reply.body).budgets.find(budget => budget.platform === 'x')).toMatchObject({ most: 5_000_000 })
  })

  it.each([
    ['youtube', { unit: 'search', most: 1_000 }, 404],
    ['mastodon', { unit: 'usd-micro', most: 5 }, 404],
    ['x', { unit: 'usd-micro', most: -1 }, 400],
    ['x', { unit: 'usd-micro', most: 0.5 }, 400],
  ])('of %s cannot be set to %j', async (platform, body, status) => {
    expect((await admin.send('PUT', `/api/platform-keys/${platform}/budget`, body)).status).toBe(status)
  })
})

describe('without a secret key', () => {
  it('none can be stored, the page says so, and budgets are there', async () => {
    const bare = await startTestApi()
    const person = await bare.firstAdmin()
    expect((await person.send('GET', '/api/platform-keys')).body).toMatchObject({ canSeal: false, keys: [] })
    expect(await person.send('PUT', '/api/platform-keys/x', { fields: { token: secret } })).toMatchObject({ status: 409, body: { code: 'no-secret-key' } })
    expect((await person.send('PUT', '/api/platform-keys/x/budget', { unit: 'usd-micro', most: 1 })).status).toBe(200)
    await bare.stop()
  })
})

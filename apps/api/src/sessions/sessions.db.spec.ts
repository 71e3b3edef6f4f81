import { list, password, startTestApi, type TestApi } from '../testing/start-test-api'

let api: TestApi
beforeAll(async () => {
  api = await startTestApi()
})
afterAll(() => api.stop())

const auditOf = (action: string): Promise<{ account_id: number | null; subject: string | null; address: string }[]> =>
  api.owner.query('select account_id, subject, address from audit_log where action = $1 order by id', [action])
const login = (email: string, secret = password) => api.browser().send('POST', '/api/login', { email, password: secret })

describe('a session', () => {
  it('lives in a cookie that scripts, other hosts and plain http cannot reach', async () => {
    const { email } = await api.person([])
    const { headers } = await login(email)
    const [cookie] = headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-kentongan=[\w-]{43}; Max-Age=604800; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('is kept as a digest only', async () => {
    const person = await api.person([])
    const rows: { token_hash: Buffer }[] = await api.owner.query('select token_hash from session where account_id = $1', [person.id])
    expect(rows.map(row => row.token_hash.length)).toEqual([32])
    expect(rows.map(row => row.token_hash.toString('base64url'))).not.toContain(person.cookie!.split('=')[1])
  })

  it.each([
    ['after twelve idle hours', `last_seen_at = now() - interval '12 hours 1 minute'`],
    ['after seven days, used or not', `expires_at = now() - interval '1 second', last_seen_at = now()`],
  ])('is over %s', async (_name, change) => {
    const person = await api.person([])
    await api.owner.query(`update session set ${change} where account_id = $1`, [person.id])
    expect((await person.send('GET', '/api/me')).status).toBe(401)
  })

  it('is prolonged by use, written down once a minute at most', async () => {
    const person = await api.person([])
    const seen = async (): Promise<Date> => (await api.owner.query('select last_seen_at from session where account_id = $1', [person.id]))[0].last_seen_at
    const first = await seen()
    await person.send('GET', '/api/me')
    expect(await seen()).toEqual(first)
    await api.owner.query(`update session set last_seen_at = now() - interval '11 hours' where account_id = $1`, [person.id])
    await person.send('GET', '/api/me')
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime())
  })

  it('is replaced by signing in again, and its old token is worthless', async () => {
    const person = await api.person([])
    const old = person.cookie
    await person.send('POST', '/api/login', { email: person.email, password })
    expect(person.cookie).not.toBe(old)
    expect((await person.send('GET', '/api/me')).status).toBe(200)
    person.cookie = old
    expect((await person.send('GET', '/api/me')).status).toBe(401)
  })

  it('can be listed and ended by its owner only', async () => {
    const person = await api.person([])
    const phone = api.browser()
    await phone.send('POST', '/api/login', { email: person.email, password }, { 'user-agent': 'Ponsel' })
    const stranger = await api.person([])
    const items = list((await person.send('GET', '/api/sessions')).body.items)
    expect(items.map(each => [each.userAgent, each.current])).toEqual(expect.arrayContaining([['Ponsel', false], [expect.anything(), true]]))
    const other = items.find(each => String(each.userAgent) === 'Ponsel')!
    expect((await stranger.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(404)
    expect((await person.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(200)
    expect((await phone.send('GET', '/api/me')).status).toBe(401)
    expect((await person.send('DELETE', `/api/sessions/${other.id}`)).status).toBe(404)
  })

  it('ends when the password changes, all but the one that changed it', async () => {
    const person = await api.person([])
    const other = api.browser()
    await other.send('POST', '/api/login', { email: person.email, password })
    const wrong = await person.send('POST', '/api/me/password', { current: 'salah sama sekali', next: 'kata sandi yang baru' })
    expect([wrong.status, wrong.body.code, list(wrong.body.fields)[0]!.path]).toEqual([400, 'wrong-password', 'current'])
    expect((await person.send('POST', '/api/me/password', { current: password, next: 'pendek' })).status).toBe(400)
    expect((await person.send('POST', '/api/me/password', { current: password, next: 'kata sandi yang baru' })).status).toBe(200)
    expect([(await person.send('GET', '/api/me')).status, (await other.send('GET', '/api/me')).status]).toEqual([200, 401])
    expect([(await login(person.email)).status, (await login(person.email, 'kata sandi yang baru')).status]).toEqual([401, 200])
  })

  it('ends with the account', async () => {
    const person = await api.person([])
    await api.owner.query('update account set disabled_at = now() where id = $1', [person.id])
    expect((await person.send('GET', '/api/me')).status).toBe(401)
    const { status, body } = await login(person.email)
    expect([status, body.code]).toEqual([401, 'wrong-credentials'])
  })
})

describe('signing in', () => {
  it('answers the same for a wrong password and an unknown address, and records both', async () => {
    const { email, id } = await api.person([])
    const answers = [await login(email, 'salah sama sekali'), await login('tidak.ada@contoh.go.id', 'salah sama sekali')]
    const [wrong, unknown] = answers.map(({ status, body: { requestId: _, ...rest } }) => ({ status, ...rest }))
    expect(wrong).toEqual(unknown)
    expect((await auditOf('session.refuse')).map(row => row.subject)).toEqual(expect.arrayContaining([email, 'tidak.ada@contoh.go.id']))
    expect((await auditOf('session.start')).map(row => row.account_id)).toContain(id)
  })

  it('waits after five failures, for the account alone, and forgets them after a success', async () => {
    const { email } = await api.person([])
    for (let tries = 0; tries < 5; tries += 1) expect((await login(email, 'salah sama sekali')).status).toBe(401)
    const waiting = await login(email)
    expect([waiting.status, waiting.body.code, waiting.body.retryAfterSeconds]).toEqual([429, 'too-many-attempts', 2])
    expect(waiting.headers.get('retry-after')).toBe('2')
    await api.owner.query(`update login_failure set last_at = last_at - interval '3 seconds' where key = $1`, [`account:${email}`])
    expect((await login(email)).status).toBe(200)
    expect(await api.owner.query('select from login_failure where key = $1', [`account:${email}`])).toEqual([])
    expect((await login(email, 'salah sama sekali')).status).toBe(401)
  })

  it('hears no more tries when many come at once', async () => {
    await api.owner.query('delete from login_failure')
    const { email } = await api.person([])
    const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await login(email, 'salah sama sekali')).status))
    expect(statuses.filter(status => status === 401)).toHaveLength(5)
    expect(statuses.filter(status => status === 429)).toHaveLength(7)
  })

  it('also waits for an address that tries many accounts', async () => {
    await api.owner.query('delete from login_failure')
    const statuses: number[] = []
    for (let tries = 0; tries < 21; tries += 1) statuses.push((await login(`tebak${tries}@contoh.go.id`, 'salah sama sekali')).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429])
    await api.owner.query('delete from login_failure')
  })
})

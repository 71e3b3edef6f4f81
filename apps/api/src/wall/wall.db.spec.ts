import { Wall } from '@kentongan/contracts'
import { createSeed, type Seed } from '../testing/seed'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
let province: number
let office: number
let other: number
let paper: number
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
  seed = createSeed(api.owner)
  province = await seed.agency('Provinsi')
  office = await seed.agency('Dinas Air', province)
  other = await seed.agency('Lain')
  paper = await seed.source('Koran')
  await api.owner.query(`update agency set time_zone = 'Asia/Makassar' where id = $1`, [province])
  await api.owner.query(`update source set region = 'Bima'`)
})
beforeEach(() => api.owner.query('truncate issue, mention, mention_correction, post, agency_hour, agency_signal, live_event cascade'))
afterAll(() => api.stop())

const make = async (agencyId: number | null = null) => (await admin.send('POST', '/api/kiosks', { name: 'Ruang komando', agencyId })).body as unknown as { kiosk: { id: number }; token: string }
const look = (token: string) => api.browser().send('GET', '/api/wall', undefined, { 'x-kiosk': token })
const kiosks = async () => list((await admin.send('GET', '/api/kiosks')).body.items)

const mention = async (agency: number, minutesAgo: number, tone: 'negatif' | 'netral' | 'positif' = 'netral') => {
  const post = await seed.post(paper, { title: 'Banjir', publishedAt: new Date(Date.now() - minutesAgo * 60_000) })
  await seed.mention(post, agency, tone)
  return post
}
const countHours = () => api.owner.query(
  `insert into agency_hour (agency_id, hour, kind, negatif, netral, positif, groups, sources)
   select agency_id, date_trunc('hour', published_at, 'UTC'), 'feed', count(*) filter (where tone_now = 'negatif'), count(*) filter (where tone_now = 'netral'),
     count(*) filter (where tone_now = 'positif'), count(*), 1 from mention group by 1, 2`)

describe('a kiosk', () => {
  it('is a link that shows its agency with what is below, is seen in the list, and can be taken back', async () => {
    const { kiosk, token } = await make(province)
    const [own, below, foreign] = [await mention(province, 1), await mention(office, 2, 'negatif'), await mention(other, 3)]
    const issues = await Promise.all([own, below, foreign].map(post => seed.issue([post], { level: 'merah' })))
    const { status, body } = await look(token)
    expect(status).toBe(200)
    expect(Wall.parse(body).agency).toEqual({ name: 'Provinsi', timeZone: 'Asia/Makassar' })
    expect(list(body.issues).map(issue => issue.id).sort()).toEqual([issues[0], issues[1]].sort())
    expect(body).toMatchObject({ levels: { merah: 2, hijau: 0 }, active: 2, unowned: { count: 2 } })
    expect(list(body.newest)).toHaveLength(2)
    expect((await kiosks()).find(each => Number(each.id) === kiosk.id)).toMatchObject({ revoked: false, seenAt: expect.any(String), agency: { id: province }, madeBy: 'Admin Pertama' })

    expect((await admin.send('DELETE', `/api/kiosks/${kiosk.id}`)).status).toBe(200)
    expect((await admin.send('DELETE', `/api/kiosks/${kiosk.id}`)).status).toBe(200)
    expect(await look(token)).toMatchObject({ status: 401, body: { code: 'kiosk-unknown' } })
    expect((await kiosks()).find(each => Number(each.id) === kiosk.id)).toMatchObject({ revoked: true })
    const actions: { action: string }[] = await api.owner.query(`select action from audit_log where action like 'kiosk.%' order by id`)
    expect(actions.map(row => row.action)).toEqual(['kiosk.make', 'kiosk.revoke'])
  })

  it('keeps only the digest of its token, and notes its visits once a minute', async () => {
    const { kiosk, token } = await make()
    const [row] = await api.owner.query('select to_jsonb(k)::text as text from kiosk k where id = $1', [kiosk.id])
    expect(row.text).not.toContain(token)
    const seen = async () => (await api.owner.query('select seen_at from kiosk where id = $1', [kiosk.id]))[0].seen_at as Date
    await look(token)
    const first = await seen()
    await look(token)
    expect(await seen()).toEqual(first)
    await api.owner.query(`update kiosk set seen_at = seen_at - interval '61 seconds' where id = $1`, [kiosk.id])
    await look(token)
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime())
  })

  it.each([['an unknown token', 'x'.repeat(43)], ['none at all', '']])('with %s shows nothing', async (_name, token) => {
    expect((await look(token)).status).toBe(401)
  })

  it('shows nothing more when its agency is removed, and nobody makes one for none', async () => {
    const gone = await seed.agency('Bubar')
    const { token } = await make(gone)
    expect((await look(token)).status).toBe(200)
    await api.owner.query('update agency set removed_at = now() where id = $1', [gone])
    expect((await look(token)).body.code).toBe('kiosk-unknown')
    expect((await admin.send('POST', '/api/kiosks', { name: 'Layar', agencyId: 999_999 })).status).toBe(404)
    expect((await admin.send('POST', '/api/kiosks', { name: '  ', agencyId: null })).body).toMatchObject({ code: 'invalid', fields: [{ path: 'name' }] })
  })
})

describe('the wall', () => {
  it('is what an account reads, where a session opens it', async () => {
    await seed.issue([await mention(office, 1)])
    await seed.issue([await mention(other, 1)])
    const official = await api.person([['official', province]])
    const { body } = await official.send('GET', '/api/wall')
    expect(body).toMatchObject({ agency: { name: 'Provinsi' }, active: 1 })
    expect((await (await api.person([['official', office], ['official', other]])).send('GET', '/api/wall')).body).toMatchObject({ agency: null, active: 2 })
    expect((await admin.send('GET', '/api/wall')).body).toMatchObject({ agency: null, active: 2 })
    expect((await (await api.person([])).send('GET', '/api/wall')).status).toBe(404)
  })

  it('counts today beside yesterday at this hour, by tone, region and agency', async () => {
    const sinceMidnight = (Date.now() + 7 * 3_600_000) % 86_400_000 / 60_000
    const inMinutes = [0, sinceMidnight / 2]
    for (const minutes of inMinutes) await mention(office, minutes, 'negatif')
    await mention(other, 0, 'positif')
    await mention(office, 1440 + sinceMidnight / 2)
    await mention(office, 1440 - Math.min(2, (1440 - sinceMidnight) / 2)) // yesterday, but later than now
    await mention(office, 3000)
    await countHours()
    const { body } = await admin.send('GET', '/api/wall')
    expect(body.today).toEqual({ mentions: 3, yesterdayByNow: 1, tones: { negatif: 2, netral: 0, positif: 1 } })
    expect(list(body.agencies)).toEqual([{ name: 'Dinas Air', mentions: 2, negatif: 2 }, { name: 'Lain', mentions: 1, negatif: 0 }])
    expect(list(body.regions)).toEqual([{ name: 'Bima', mentions: 3, negatif: 2 }])
    const volume = Wall.parse(body).volume
    expect([volume.minutes, volume.items.length]).toEqual([15, 48])
    expect(volume.items.at(-1)!.negatif + volume.items.at(-1)!.positif).toBeGreaterThanOrEqual(1)
  })

  it('shows the newest posts, each once, however many agencies it names', async () => {
    const both = await mention(office, 1, 'negatif')
    await seed.mention(both, other, 'netral')
    for (const minutes of [2, 3, 4]) await mention(other, minutes)
    const { newest } = Wall.parse((await admin.send('GET', '/api/wall')).body)
    expect(newest.map(({ tone }) => tone)).toEqual(['negatif', 'netral', 'netral', 'netral'])
    expect(new Set(newest.map(({ at }) => at)).size).toBe(newest.length)
  })

  it('says what waits for an owner, and for how long', async () => {
    const [kuning, owned, muted] = [await mention(office, 1), await mention(office, 1), await mention(office, 1)]
    const ids = await Promise.all([kuning, owned, muted].map(post => seed.issue([post], { level: 'kuning' })))
    await seed.issue([await mention(office, 1)])
    await api.owner.query(`update issue set raised_at = now() - interval '90 minutes'`)
    await api.owner.query('update issue set owner_id = (select min(id) from account) where id = $1', [ids[1]])
    await api.owner.query(`update issue set muted_until = now() + interval '1 hour' where id = $1`, [ids[2]])
    expect((await admin.send('GET', '/api/wall')).body.unowned).toEqual({ count: 1, longest: 90 })
  })

  it('shows signals and the state of the sources', async () => {
    await api.owner.query(`insert into agency_signal (agency_id, code, at, minutes, observed, expected, surprise) values ($1, 'silence', now(), 60, 0, 9, 5)`, [office])
    const { body } = await admin.send('GET', '/api/wall')
    expect(list(body.signals)).toMatchObject([{ code: 'silence', agency: { name: 'Dinas Air' } }])
    expect(list(body.coverage!.sources)).toHaveLength(1)
  })
})

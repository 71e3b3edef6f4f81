import { fetch } from 'undici'
import { createSeed, type Seed } from '../testing/seed'
import { list, startTestApi, type Browser, type Loose, type TestApi } from '../testing/start-test-api'

let api: TestApi
let seed: Seed
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
  seed = createSeed(api.owner)
})
beforeEach(() => api.owner.query('delete from agency'))
afterAll(() => api.stop())

const send = async (csv: string, { check = false, by = admin } = {}): Promise<Loose> => {
  const reply = await by.send('POST', '/api/agencies/csv', { csv, check })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
const agencies = async (by = admin) => list((await by.send('GET', '/api/agencies')).body.items)
const counts = async () => (await api.owner.query(
  'select (select count(*) from agency) as agencies, (select count(*) from audit_log) as entries, (select count(*) from keyword_rule_version) as versions'))[0]

const file = [
  'instansi;induk;zona waktu;singkatan;singkatan ambigu;konteks;pengecualian',
  'Dinas Air;Pemkot;WITA;DINAIR;;;',
  'Pemkot;;WITA;;PKT;"wali kota|balai kota";PKT Bontang',
].join('\r\n')
const bad = [
  'instansi;induk;zona waktu;singkatan',
  'Dinas Air;;WIB;DINAIR',
  ';;WIB;',
  'Dinas Jalan;Tidak Ada;WIB;',
  'Dinas Pasar;;Mars;',
  'Dinas Kuburan;;WIB;"DK',
  'Dinas Taman;;WIB;DT',
  'Dinas Air;;WIB;LAIN',
].join('\n')

describe('an import of agencies', () => {
  it('makes parents before children, with terms, rules and look-backs', async () => {
    expect(await send(file)).toEqual({ created: ['Pemkot', 'Dinas Air'], changed: [], unchanged: 0, problems: [] })
    const [water, city] = await agencies()
    expect([water!.name, water!.parentId, water!.timeZone, city!.name, city!.parentId]).toEqual(['Dinas Air', city!.id, 'Asia/Makassar', 'Pemkot', null])
    expect(list(city!.terms)).toContainEqual({ text: 'PKT', kind: 'acronym', ambiguous: true })
    const rules = list((await admin.send('GET', '/api/rules')).body.items)
    expect(rules.map(rule => [rule.agencyId, rule.lane])).toEqual([[water!.id, 'sure'], [city!.id, 'sure'], [city!.id, 'review']])
    expect(list((await admin.send('GET', '/api/lookbacks')).body.items)).toHaveLength(2)
  })

  it('writes nothing while it only checks', async () => {
    const before = await counts()
    expect(await send(file, { check: true })).toMatchObject({ created: ['Pemkot', 'Dinas Air'] })
    expect(await counts()).toEqual(before)
  })

  it('changes nothing the second time', async () => {
    await send(file)
    const before = await counts()
    expect(await send(file)).toEqual({ created: [], changed: [], unchanged: 2, problems: [] })
    expect(await counts()).toEqual(before)
  })

  it('takes the good lines and says of each bad one what is wrong', async () => {
    const checked = await send(bad, { check: true })
    const done = await send(bad)
    expect(done).toEqual(checked)
    expect(done.created).toEqual(['Dinas Air', 'Dinas Taman'])
    expect(list(done.problems).map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, 'instansi', 'name-missing'], [4, 'induk', 'parent-not-found'], [5, 'zona waktu', 'unknown-zone'], [6, null, 'unclosed-quote'], [8, 'instansi', 'agency-twice']])
    expect((await agencies()).map(agency => agency.name)).toEqual(['Dinas Air', 'Dinas Taman'])
    expect(await send(bad)).toMatchObject({ created: [], changed: [], unchanged: 2 })
  })

  it('changes what differs, and keeps what the file has no column for', async () => {
    await send(file)
    const changed = await send('instansi,zona waktu\nDINAS AIR,WIT')
    expect(changed).toMatchObject({ created: [], changed: ['Dinas Air'], unchanged: 0 })
    const water = (await agencies()).find(agency => String(agency.name) === 'Dinas Air')!
    expect([water.timeZone, water.version, list(water.terms).map(term => term.text)]).toEqual(['Asia/Jayapura', 2, ['Dinas Air', 'DINAIR']])
  })

  it('refuses lines whose rule would be too large, and what stands below them', async () => {
    const words = Array.from({ length: 60 }, (_, at) => `${'nama yang panjang sekali '.repeat(4)}${at}`).join('|')
    const { created, problems } = await send(`instansi;induk;nama lain\nBesar;;${words}\nKecil;Besar;\nBiasa;;`)
    expect(created).toEqual(['Biasa'])
    expect(list(problems)).toMatchObject([
      { line: 2, code: 'query', values: { code: 'too-long', limit: 4_000 } }, { line: 3, column: 'induk', code: 'parent-not-found', values: { name: 'Besar' } }])
  })

  it('says of a file that is no table that it is none', async () => {
    for (const csv of ['', '<!doctype html><p>Masuk', '\u0000\u0001PK']) {
      const { created, problems } = await send(csv)
      expect([created, list(problems).length > 0]).toEqual([[], true])
    }
  })

  it('plans anew where somebody has changed an agency meanwhile, and loses neither', async () => {
    await send(file)
    const city = (await agencies()).find(agency => String(agency.name) === 'Pemkot')!
    const results = await Promise.all([
      send('instansi;zona waktu\nPemkot;WIB\nDinas Air;WIB'),
      admin.send('PATCH', `/api/agencies/${city.id}`, { version: 1, terms: [...list(city.terms), { kind: 'keyword', text: 'Kota Air', ambiguous: false }] }),
      send('instansi;zona waktu\nPemkot;WIB\nDinas Baru;WIB'),
    ])
    const [first, , third] = results
    const after = (await agencies()).find(agency => String(agency.name) === 'Pemkot')!
    expect(after.timeZone).toBe('Asia/Jakarta')
    expect([list((first as Loose).problems), list((third as Loose).problems)]).toEqual([[], []])
    if ((results[1] as { status: number }).status === 200) expect(list(after.terms).map(term => term.text)).toContain('Kota Air')
    expect((await agencies()).map(agency => agency.name)).toEqual(['Dinas Air', 'Dinas Baru', 'Pemkot'])
  })
})

describe('an export of agencies', () => {
  it('is a file that spreadsheets read, and that changes nothing when it comes back', async () => {
    await send(file)
    const reply = await admin.send('GET', '/api/agencies/csv')
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual(
      [200, 'text/csv; charset=utf-8', 'attachment; filename=kentongan-instansi.csv'])
    // undici takes the mark away when it decodes, so it is looked for in the bytes.
    const bytes = new Uint8Array(await (await fetch(`${api.url}/api/agencies/csv`, { headers: { cookie: admin.cookie! } })).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(await send(`\ufeff${reply.text}`)).toEqual({ created: [], changed: [], unchanged: 2, problems: [] })
    await api.owner.query('delete from agency')
    expect(await send(reply.text)).toMatchObject({ created: ['Pemkot', 'Dinas Air'], problems: [] })
  })
})

describe("an agency's admin", () => {
  it('exports and imports within the own tree only', async () => {
    const province = await seed.agency('Provinsi')
    const office = await seed.agency('Kantor', province)
    await seed.agency('Rahasia')
    const boss = await api.person([['admin', office]])
    expect((await boss.send('GET', '/api/agencies/csv')).text).not.toMatch(/Provinsi|Rahasia/)
    const result = await send([
      'instansi;induk;zona waktu', 'Bidang;Kantor;WIT', 'Puncak;;WIB', 'Di bawah Puncak;Puncak;WIB', 'Sisipan;Rahasia;WIB', 'Rahasia;;WIT', 'Kantor;;WIT',
    ].join('\n'), { by: boss })
    expect([result.created, result.changed]).toEqual([['Bidang'], ['Kantor']])
    expect(list(result.problems).map(({ line, code }) => [line, code])).toEqual([
      [3, 'parent-needed'], [4, 'parent-not-found'], [5, 'parent-not-found'], [6, 'parent-needed']])
    expect(await api.owner.query('select name, time_zone as zone from agency order by name')).toEqual([
      { name: 'Bidang', zone: 'Asia/Jayapura' }, { name: 'Kantor', zone: 'Asia/Jayapura' }, { name: 'Provinsi', zone: 'Asia/Jakarta' }, { name: 'Rahasia', zone: 'Asia/Jakarta' }])
    const [{ parent }] = await api.owner.query('select parent_id as parent from agency where id = $1', [office])
    expect(parent).toBe(province)
  })

  it('cannot lift an agency out of the tree', async () => {
    const office = await seed.agency('Kantor')
    const section = await seed.agency('Bidang', office)
    const boss = await api.person([['admin', office]])
    const { changed, problems } = await send('instansi;induk\nBidang;', { by: boss })
    expect([changed, list(problems).map(({ code }) => code)]).toEqual([[], ['parent-needed']])
    expect((await api.owner.query('select parent_id as parent from agency where id = $1', [section]))[0].parent).toBe(office)
  })
})

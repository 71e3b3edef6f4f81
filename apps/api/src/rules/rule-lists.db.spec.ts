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
beforeEach(async () => {
  await api.owner.query('delete from agency')
  await seed.agency('Dinas Air')
  await seed.agency('Dinas Jalan')
})
afterAll(() => api.stop())

const send = async (csv: string, { check = false, by = admin } = {}): Promise<Loose> => {
  const reply = await by.send('POST', '/api/rules/csv', { csv, check })
  if (reply.status !== 200) throw new Error(reply.text)
  return reply.body
}
const rules = async () => list((await admin.send('GET', '/api/rules')).body.items).map(({ name, lane, enabled, query, version }) => [name, lane, enabled, query, version])
const counts = async () => (await api.owner.query('select (select count(*) from keyword_rule_version) as versions, (select count(*) from audit_log) as entries'))[0]

const file = [
  'instansi;aturan;jalur;aktif;kueri',
  'Dinas Air;Pipa bocor;pasti;ya;"""pipa bocor"" OR (pipa NEAR/5 bocor)"',
  'dinas jalan;Lubang;ragu;tidak;lubang -pemakaman',
].join('\r\n')

describe('an import of rules', () => {
  it('makes them, and changes nothing the second time', async () => {
    expect(await send(file, { check: true })).toEqual({ created: ['Pipa bocor', 'Lubang'], changed: [], unchanged: 0, problems: [] })
    expect(await rules()).toEqual([])
    await send(file)
    expect(await rules()).toEqual([
      ['Pipa bocor', 'sure', true, '"pipa bocor" OR (pipa NEAR/5 bocor)', 1], ['Lubang', 'review', false, 'lubang -pemakaman', 1]])
    const before = await counts()
    expect(await send(file)).toEqual({ created: [], changed: [], unchanged: 2, problems: [] })
    expect(await counts()).toEqual(before)
  })

  it('saves a version of what differs', async () => {
    await send(file)
    expect(await send('instansi;aturan;kueri\nDinas Jalan;LUBANG;lubang')).toMatchObject({ created: [], changed: ['Lubang'], unchanged: 0 })
    expect((await rules())[1]).toEqual(['Lubang', 'review', false, 'lubang', 2])
  })

  it('takes the good lines and says of each bad one what is wrong', async () => {
    const bad = ['instansi;aturan;jalur;aktif;kueri', 'Dinas Air;Satu;pasti;ya;pipa', 'Dinas Laut;Dua;pasti;ya;ombak', 'Dinas Air;Tiga;entah;ya;pipa',
      'Dinas Air;Empat;pasti;mungkin;pipa', 'Dinas Air;Lima;pasti;ya;(pipa', 'Dinas Air;Enam;pasti;ya;-pipa', 'Dinas Air;Tujuh;pasti;ya;kran'].join('\n')
    const { created, problems } = await send(bad)
    expect(created).toEqual(['Satu', 'Tujuh'])
    expect(list(problems).map(({ line, column, code, values }) => [line, column, code, values!['code'] ?? null])).toEqual([
      [3, 'instansi', 'agency-not-found', null], [4, 'jalur', 'unknown-lane', null], [5, 'aktif', 'unknown-switch', null],
      [6, 'kueri', 'query', 'unclosed-bracket'], [7, 'kueri', 'query', 'no-positive']])
    expect((await rules()).map(([name]) => name)).toEqual(['Satu', 'Tujuh'])
    expect(await send(bad)).toMatchObject({ created: [], changed: [], unchanged: 2 })
  })

  it('leaves a rule that is made from the data in its lane', async () => {
    await admin.send('POST', '/api/agencies', { parentId: null, name: 'Dinas Hutan', timeZone: 'Asia/Jakarta', terms: [{ kind: 'name', text: 'Dinas Hutan' }] })
    const exported = (await admin.send('GET', '/api/rules/csv')).text
    const before = await rules()
    const { changed, problems } = await send(exported.replace(';pasti;', ';ragu;'))
    expect([changed, list(problems).map(({ code, line }) => [code, line])]).toEqual([[], [['profile-lane', 2]]])
    expect(await rules()).toEqual(before)
  })
})

describe('an export of rules', () => {
  it('changes nothing when it comes back', async () => {
    await send(file)
    await send('instansi;aturan;kueri\nDinas Air;Rumus;=PIPA')
    const reply = await admin.send('GET', '/api/rules/csv')
    expect([reply.headers.get('content-type'), reply.headers.get('content-disposition')]).toEqual(['text/csv; charset=utf-8', 'attachment; filename=kentongan-aturan.csv'])
    expect(reply.text).toContain(`'=PIPA`)
    expect(await send(reply.text)).toEqual({ created: [], changed: [], unchanged: 3, problems: [] })
  })
})

it("an agency's admin exports and imports rules of the own tree only", async () => {
  await send(file)
  const [{ id }] = await api.owner.query(`select id from agency where name = 'Dinas Air'`)
  const boss = await api.person([['admin', id]])
  expect((await boss.send('GET', '/api/rules/csv')).text).toMatch(/Pipa bocor/)
  expect((await boss.send('GET', '/api/rules/csv')).text).not.toMatch(/Lubang|Dinas Jalan/)
  const { created, changed, problems } = await send('instansi;aturan;kueri\nDinas Jalan;Lubang;x1\nDinas Air;Pipa bocor;pipa\nDinas Air;Kran;kran', { by: boss })
  expect([created, changed, list(problems).map(({ line, code }) => [line, code])]).toEqual([['Kran'], ['Pipa bocor'], [[2, 'agency-not-found']]])
})

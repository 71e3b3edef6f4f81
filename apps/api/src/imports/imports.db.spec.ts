import { importMostBytes, importPartBytes, PostImportDetail } from '@kentongan/contracts'
import { createSeed } from '../testing/seed'
import { list, startTestApi, type Browser, type TestApi } from '../testing/start-test-api'

let api: TestApi
let admin: Browser
beforeAll(async () => {
  api = await startTestApi()
  admin = await api.firstAdmin()
})
beforeEach(() => api.owner.query('truncate post_import, source cascade'))
afterAll(() => api.stop())

const file = { fileName: 'arsip.csv', size: 5, modifiedAt: '2026-11-20T00:00:00.000Z' }
const mapping = { columns: { date: 0, title: 1 }, dateOrder: 'day-first', decimal: 'comma', zone: 'Asia/Jakarta', kind: 'article' }
const begin = (changes: object = {}, by = admin) => by.send('POST', '/api/imports', { ...file, ...changes })
const begun = async (changes: object = {}, by = admin): Promise<number> => PostImportDetail.parse((await begin(changes, by)).body).import.id
const put = (id: number, number: number, bytes: string | Buffer) =>
  admin.send('PUT', `/api/imports/${id}/parts/${number}`, { bytes: Buffer.from(bytes).toString('base64') })
const read = async (id: number) => PostImportDetail.parse((await admin.send('GET', `/api/imports/${id}`)).body)

describe('a file', () => {
  it('comes in parts, each once, and waits to be read when all are there', async () => {
    const id = await begun()
    expect((await put(id, 1, 'de')).body).toMatchObject({ id, state: 'uploading' })
    expect((await put(id, 1, 'xy')).body).toMatchObject({ state: 'uploading' })
    expect((await put(id, 0, 'abc')).body).toMatchObject({ state: 'reading' })
    expect((await put(id, 2, 'f')).body).toMatchObject({ state: 'reading' })
    expect((await read(id)).parts).toEqual([0, 1])
    expect((await api.owner.query(`select string_agg(bytes, '' order by number) as whole from post_import_part`))[0].whole.toString()).toBe('abcde')
  })

  it('that was cut off goes on for whoever sent it, and is another for anybody else', async () => {
    const id = await begun()
    await put(id, 0, 'abc')
    expect((await begin()).body).toMatchObject({ import: { id, state: 'uploading' }, parts: [0] })
    const other = await api.person([['admin', null]])
    const others = [await begun({}, other), await begun({ size: 6 }), await begun({ fileName: 'lain.csv' }), await begun({ modifiedAt: '2026-11-21T00:00:00.000Z' })]
    expect(new Set([id, ...others]).size).toBe(5)
  })

  it.each<[string, object, string, string | undefined]>([
    ['larger than is read', { size: importMostBytes + 1 }, 'invalid', 'size'],
    ['without a byte', { size: 0 }, 'invalid', 'size'],
    ['without a name', { fileName: ' ' }, 'invalid', 'fileName'],
    ['of another format', { fileName: 'arsip.exe' }, 'import-format', undefined],
  ])('%s is refused', async (_name, changes, code, path) => {
    const reply = await begin(changes)
    expect([reply.status, reply.body.code, list(reply.body.fields ?? ([] as never))[0]?.path]).toEqual([400, code, path])
    expect((await admin.send('GET', '/api/imports')).body).toEqual({ items: [] })
  })

  it('has parts of a largest size and number', async () => {
    const id = await begun({ size: importMostBytes })
    const last = Math.ceil(importMostBytes / importPartBytes) - 1
    expect((await put(id, last, Buffer.alloc(importPartBytes, 1))).status).toBe(200)
    expect(await put(id, last + 1, 'a')).toMatchObject({ status: 400, body: { fields: [{ path: 'number' }] } })
    expect(await put(id, 0, Buffer.alloc(importPartBytes + 1))).toMatchObject({ status: 400, body: { fields: [{ path: 'bytes' }] } })
    expect(await put(id, 0, Buffer.alloc(2 * importPartBytes))).toMatchObject({ status: 413, body: { code: 'too-large' } })
    expect(await admin.send('PUT', `/api/imports/${id}/parts/0`, { bytes: 'bukan base64!' })).toMatchObject({ status: 400, body: { fields: [{ path: 'bytes' }] } })
    expect((await put(2_000_000_000, 0, 'a')).status).toBe(404)
    expect((await read(id)).parts).toEqual([last])
  })
})

describe('an import', () => {
  const ready = async (): Promise<number> => {
    const id = await begun()
    await api.owner.query(
      `update post_import set state = 'ready', columns = '["tanggal","judul"]', sample = '[{"line":2,"cells":["20/11/2026","Banjir"]}]' where id = $1`, [id])
    return id
  }
  const start = (id: number, target: object = { title: 'Arsip', tier: 'lain' }, columns: object = mapping.columns) =>
    admin.send('POST', `/api/imports/${id}/start`, { mapping: { ...mapping, columns }, target })

  it('shows its rows as they would be stored', async () => {
    const { body } = await admin.send('POST', `/api/imports/${await ready()}/sample`, { mapping })
    expect(body).toEqual({ rows: [{ line: 2, title: 'Banjir', publishedAt: '2026-11-19T17:00:00.000Z', url: null, author: null, problem: null }] })
  })

  it('starts once, whoever is first, and the next file may go to the same archive', async () => {
    const id = await ready()
    const both = await Promise.all([start(id), start(id)])
    expect(both.map(({ status, body }) => [status, body.code ?? null]).sort()).toEqual([[200, null], [409, 'import-ended']])
    const [{ id: source }] = await api.owner.query('select id from source')
    expect((await start(await ready(), { sourceId: source })).body).toMatchObject({ state: 'running', source: { id: source, title: 'Arsip' } })
    await api.owner.query('update source set removed_at = now()')
    expect((await start(await ready(), { sourceId: source })).body.code).toBe('import-no-source')
  })

  it('goes to an archive of files only, and needs a date and words', async () => {
    const [id, feed] = [await ready(), await createSeed(api.owner).source('Koran')]
    expect(await start(id, { sourceId: feed })).toMatchObject({ status: 409, body: { code: 'import-no-source' } })
    for (const columns of [{ title: 1 }, { date: 0 }, { date: 0, url: 1 }]) expect(await start(id, undefined, columns)).toMatchObject({ status: 400, body: { fields: [{ path: 'mapping' }] } })
    expect((await read(id)).import.state).toBe('ready')
    expect((await start(2_000_000_000)).status).toBe(404)
  })

  it('that is not wanted ends, its file is dropped, and it cannot be started any more', async () => {
    const id = await begun()
    await put(id, 0, 'abc')
    expect((await admin.send('POST', `/api/imports/${id}/cancel`)).body).toMatchObject({ state: 'cancelled', endedAt: expect.any(String) })
    expect((await put(id, 1, 'de')).body).toMatchObject({ state: 'cancelled' })
    expect(await api.owner.query('select from post_import_part')).toEqual([])
    expect((await start(id)).body.code).toBe('import-ended')
    expect((await admin.send('POST', `/api/imports/${id}/cancel`)).body).toMatchObject({ state: 'cancelled' })
    expect((await api.owner.query(`select count(*) from audit_log where action = 'import.cancel'`))[0].count).toBe(1)
    for (const [method, path] of [['POST', '/cancel'], ['GET', '/problems'], ['GET', '']] as const) expect((await admin.send(method, `/api/imports/2000000000${path}`)).status).toBe(404)
  })
})

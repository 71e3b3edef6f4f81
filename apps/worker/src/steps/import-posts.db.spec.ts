import type { ImportMapping, ImportTarget } from '@kentongan/contracts'
import { ImportRunRepository, PostImportRepository, type PostImportDetail } from '@kentongan/platform/db'
import { createTableReader } from '@kentongan/platform/table-reader'
import fc from 'fast-check'
import type { DataSource } from 'typeorm'
import { buildThread, type BuiltThread } from '../../../../test/support/build-thread'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createFailingDatabase, type Fate } from '../testing/failing-database'
import { createImportPosts } from './import-posts'

const scope = { accountId: null, wide: true, agencies: [] }
const now = new Date('2026-11-21T10:00:00Z')
const target: ImportTarget = { title: 'Arsip vendor', tier: 'lain' }

let thread: BuiltThread
let database: TestDatabase
let owner: DataSource
let worker: DataSource
let admin: PostImportRepository
let person: number
const told: number[] = []
let stopping: AbortController

beforeAll(async () => {
  thread = buildThread('libs/platform/table-reader/src/read-table.thread.ts')
  database = await createTestDatabase()
  owner = await database.open('owner')
  worker = await database.open('kentongan_worker')
  admin = new PostImportRepository(await database.open('kentongan_api'))
}, 60_000)
afterAll(async () => {
  await database.drop()
  thread.remove()
})
beforeEach(async () => {
  await owner.query('truncate source, agency, account, post_import restart identity cascade')
  const [{ id }] = await owner.query(`insert into account (email, name) values ('rina@contoh.go.id', 'Rina') returning id`)
  person = id
  told.length = 0
  stopping = new AbortController()
})

const actor = () => ({ accountId: person, address: null })
const step = (on: DataSource = worker, batchSize = 4) => createImportPosts({
  imports: new ImportRunRepository(on), tables: createTableReader({ threadFile: thread.file, batchSize }), now: () => now, stopping: stopping.signal,
  onPosts: async ids => void told.push(...ids), log: { info: () => undefined, error: () => undefined },
})

/** Sends a file in parts of this size; gives what is known of it once it has been looked at. */
async function send(text: string, { partSize = 50, modifiedAt = '2026-11-20T00:00:00.000Z', format = 'csv' as 'csv' | 'jsonl' } = {}): Promise<PostImportDetail> {
  const bytes = Buffer.from(text)
  const { import: { id } } = await admin.begin({ scope, actor: actor() }, { fileName: 'arsip.csv', size: bytes.length, modifiedAt }, format)
  for (let at = 0; at * partSize < bytes.length; at++) await admin.putPart(scope, id, at, bytes.subarray(at * partSize, (at + 1) * partSize))
  await step()({ importId: id })
  return (await admin.find(scope, id))!
}
const start = (id: number, mapping: ImportMapping, into: ImportTarget = target) => admin.start({ scope, actor: actor() }, id, mapping, into)
async function bring(text: string, into?: ImportTarget, more: Parameters<typeof send>[1] = {}): Promise<PostImportDetail> {
  const { import: { id }, mapping } = await send(text, more)
  await start(id, mapping!, into)
  expect(await step()({ importId: id })).toEqual({ done: true })
  return (await admin.find(scope, id))!
}
const counts = ({ import: { state, doneRows, totalRows, added, known, bad } }: PostImportDetail) => ({ state, doneRows, totalRows, added, known, bad })
const posts = (): Promise<{ title: string; url: string | null; at: Date }[]> => owner.query('select title, canonical_url as url, published_at as at from post order by title, url')

const line = (at: number) => `${1 + (at % 28)}/10/2026 08:00;Berita ${String(at).padStart(3, '0')};Isi berita ke-${at};https://kabar.example/${at};Ani;${at}`
const header = 'Tanggal;Judul;Isi;Tautan;Akun;Suka'
const file = (...lines: string[]) => [header, ...lines].join('\n')
const many = (count: number) => file(...Array.from({ length: count }, (_, at) => line(at)))

it('looks at a file once all its parts are there, and stores its posts with the chosen columns', async () => {
  const seen = await send(file(line(1), line(2), '31/31/2026;x;;;;', ';tanpa tanggal;;;;', line(3)))
  expect(seen).toMatchObject({ import: { state: 'ready', totalRows: 5 }, columns: header.split(';'), dateDoubt: false, mapping: { columns: { date: 0, title: 1, text: 2, url: 3, author: 4, likes: 5 }, kind: 'post' }, same: null })
  expect(seen.sample[2]).toEqual({ line: 4, cells: ['31/31/2026', 'x', '', '', '', ''] })
  expect(await start(seen.import.id, seen.mapping!)).toMatchObject({ state: 'running', source: { title: 'Arsip vendor' } })
  expect(await step()({ importId: seen.import.id })).toEqual({ done: true })
  const done = (await admin.find(scope, seen.import.id))!
  expect(counts(done)).toEqual({ state: 'done', doneRows: 5, totalRows: 5, added: 3, known: 0, bad: 2 })
  expect(await admin.problems(scope, seen.import.id)).toEqual([{ line: 4, problem: 'date-order', value: '31/31/2026' }, { line: 5, problem: 'date-missing', value: '' }])
  expect(await posts()).toMatchObject([{ title: 'Berita 001', url: 'https://kabar.example/1', at: new Date('2026-10-02T01:00:00Z') }, {}, {}])
  expect([...told].sort()).toHaveLength(3)
  expect(await owner.query('select likes::integer, author_name as name, measured_at as at from post_social order by likes')).toMatchObject([{ likes: 1, name: 'Ani', at: new Date('2026-11-20T00:00:00Z') }, {}, {}])
  expect(await owner.query(`select kind, health, last_item_at as at from source`)).toEqual([{ kind: 'file', health: 'ok', at: new Date('2026-10-04T01:00:00Z') }])
  expect(await owner.query('select count(*)::integer as parts from post_import_part')).toEqual([{ parts: 0 }])
  expect(await owner.query(`select action from audit_log`)).toEqual([{ action: 'import.start' }])
})

it('adds nothing when the same file comes again, and names the earlier import before it starts', async () => {
  const first = await bring(many(10))
  const again = await send(many(10), { modifiedAt: '2026-11-20T01:00:00.000Z' })
  expect(again.same).toMatchObject({ id: first.import.id, added: 10 })
  await start(again.import.id, again.mapping!, { sourceId: first.import.source!.id })
  await step()({ importId: again.import.id })
  expect(counts((await admin.find(scope, again.import.id))!)).toMatchObject({ added: 0, known: 10, bad: 0 })
  expect(await posts()).toHaveLength(10)
})

it('takes a row that stands in a file twice, within a batch and beyond it, for one', async () => {
  const bare = '3/10/2026;Judul tanpa tautan;Isi;;Ani;'
  expect(counts(await bring(file(bare, bare, line(1), line(1), line(2), line(3), bare, line(1))))).toMatchObject({ added: 4, known: 4 })
})

it('joins what other sources have brought, without older counts taking the place of newer ones', async () => {
  const [{ id }] = await owner.query(`insert into source (url, title) values ('https://kabar.example/rss', 'Kabar') returning id`)
  const [post] = await owner.query(`insert into post (source_id, url, canonical_url, title, text, published_at, content_hash) values ($1, 'x', 'https://kabar.example/1', 'Kabar sendiri', '', now(), '\\x00') returning id`, [id])
  await owner.query(`insert into post_social (post_id, ref, likes, measured_at) values ($1, 'x', 99, '2026-11-21')`, [post.id])
  expect(counts(await bring(many(3)))).toMatchObject({ added: 2, known: 1 })
  expect(await owner.query('select title, likes::integer from post join post_social on post_id = id where canonical_url like $1', ['%/1'])).toEqual([{ title: 'Kabar sendiri', likes: 99 }])
})

it('goes on with an upload that was cut off, and with no other', async () => {
  const bytes = Buffer.from(many(3))
  const given = { fileName: 'a.csv', size: bytes.length, modifiedAt: '2026-11-20T00:00:00.000Z' }
  const { import: { id } } = await admin.begin({ scope, actor: actor() }, given, 'csv')
  await admin.putPart(scope, id, 1, bytes.subarray(20))
  expect(await admin.begin({ scope, actor: actor() }, given, 'csv')).toMatchObject({ import: { id, state: 'uploading' }, parts: [1] })
  expect((await admin.begin({ scope, actor: actor() }, { ...given, size: 9 }, 'csv')).import.id).not.toBe(id)
  expect(await admin.putPart(scope, id, 1, bytes.subarray(20))).toMatchObject({ state: 'uploading' })
  expect(await admin.putPart(scope, id, 0, bytes.subarray(0, 20))).toMatchObject({ state: 'reading' })
  expect(await step()({ importId: id })).toEqual({ done: true })
  expect(await admin.find(scope, id)).toMatchObject({ import: { state: 'ready', totalRows: 3 }, parts: [0, 1] })
})

it.each<[string, string, string]>([['a page', '<html><body>x', 'not-a-table'], ['a header alone', header, 'empty'], ['blank lines', '\n\n \n', 'empty']])('says that %s cannot be read', async (_name, text, failure) => {
  expect(await send(text)).toMatchObject({ import: { state: 'failed', failure }, parts: [] })
})

it('starts only what is ready, into a source of files, and ends when it is cancelled', async () => {
  const seen = await send(many(9))
  const [{ id: feed }] = await owner.query(`insert into source (url, title) values ('https://k.example/rss', 'K') returning id`)
  expect([await start(seen.import.id, seen.mapping!, { sourceId: feed }), await start(99, seen.mapping!)]).toEqual(['no-source', 'not-found'])
  await start(seen.import.id, seen.mapping!)
  expect(await start(seen.import.id, seen.mapping!)).toBe('ended')
  const imports = new ImportRunRepository(worker)
  const run = (await imports.begin(seen.import.id))!
  expect(await imports.begin(seen.import.id)).toBeNull()
  await imports.saveBatch(run, { rows: 4, posts: [], problems: [] })
  expect(await imports.saveBatch(run, { rows: 4, posts: [], problems: [] })).toBeNull()
  expect(await admin.cancel({ scope, actor: actor() }, seen.import.id)).toMatchObject({ state: 'cancelled', doneRows: 4 })
  expect(await imports.saveBatch({ ...run, doneRows: 4 }, { rows: 4, posts: [], problems: [] })).toBeNull()
  expect([await step()({ importId: seen.import.id }), await imports.findDue()]).toEqual([{ dropped: 'ended' }, []])
})

it('lets go of a file when its worker is to end, and keeps the first thousand bad lines', async () => {
  const { import: { id }, mapping } = await send(file(...Array.from({ length: 1_203 }, () => 'besok;x')), { partSize: 9_000 })
  await start(id, mapping!)
  stopping.abort()
  expect(await step()({ importId: id })).toEqual({ dropped: 'stopped' })
  stopping = new AbortController()
  expect(await step(worker, 500)({ importId: id })).toEqual({ done: true })
  expect(counts((await admin.find(scope, id))!)).toMatchObject({ bad: 1_203, added: 0 })
  expect(await admin.problems(scope, id)).toHaveLength(1_000)
})

it('files an archive under its own days: it opens no issue now', async () => {
  const recent = new Date(now.getTime() - 3_600_000).toISOString()
  await bring(file('1/9/2026;Kabar lama;Isi;;;', `${recent};Kabar baru;Isi;;;`))
  await owner.query(`update post set published_at = published_at + (now() - $1::timestamptz)`, [now])
  const [{ id }] = await owner.query(`insert into agency (name) values ('Dinas') returning id`)
  await owner.query(
    `insert into mention (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
     select id, $1, source_id, published_at, '[]', 1, 'negatif', 1, '[]', 'v1' from post`, [id])
  expect(await owner.query('select p.title from post_to_group g join post p on p.id = g.post_id')).toEqual([{ title: 'Kabar baru' }])
})

it('stores the same set wherever its worker is killed', async () => {
  const text = file(...Array.from({ length: 30 }, (_, at) => (at % 7 === 3 ? 'besok;salah' : line(at % 25))))
  const whole = counts(await bring(text))
  const expected = await posts()
  // Of its own: who comes next must not meet a connection that was cut.
  const doomed = await database.open('kentongan_worker')
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 40 }), fc.constantFrom<Fate>('before', 'after', 'cut')), { minLength: 1, maxLength: 4 }), async deaths => {
    await owner.query('truncate source, post_import restart identity cascade')
    const { import: { id }, mapping } = await send(text)
    await start(id, mapping!)
    for (const [statements, end] of deaths) {
      let left = statements
      const failing = createFailingDatabase(doomed, () => (left-- === 0 ? end : 'done'))
      await step(failing)({ importId: id }).catch(() => undefined)
      await owner.query('update post_import set lease_until = null')
    }
    await step()({ importId: id })
    expect(counts((await admin.find(scope, id))!)).toEqual(whole)
    expect(await posts()).toEqual(expected)
    expect(await owner.query('select count(*)::integer as keys from post_key')).toEqual([{ keys: expected.length }])
  }), { numRuns: 12 })
})

it('ends an import whose rows the database refuses each time; what was stored before stays', async () => {
  const { import: { id }, mapping } = await send(many(10))
  await start(id, mapping!)
  await owner.query(`alter table post add constraint refused check (title <> 'Berita 007')`)
  try {
    expect(await step()({ importId: id })).toEqual({ dropped: 'internal' })
  } finally {
    await owner.query('alter table post drop constraint refused')
  }
  const { added, ...ended } = (await admin.find(scope, id))!.import
  expect(ended).toMatchObject({ state: 'failed', failure: 'internal' })
  expect([added > 0, added < 10, (await posts()).length]).toEqual([true, true, added])
})

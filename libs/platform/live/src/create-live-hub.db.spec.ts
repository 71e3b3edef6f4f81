import type { DataSource } from 'typeorm'
import type { LiveEventRow, Scope } from '@kentongan/platform/db'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createLiveHub, type LiveHub } from './create-live-hub'

let testDatabase: TestDatabase
let api: DataSource
let owner: DataSource
let hub: LiveHub
let ours: number
let theirs: number
const errors: Error[] = []

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  api = await testDatabase.open('kentongan_api')
  owner = await testDatabase.open('owner')
  const rows: { id: number }[] = await owner.query(`insert into agency (name) values ('Kita'), ('Mereka') returning id`)
  ;[ours, theirs] = rows.map(row => row.id) as [number, number]
})
beforeEach(() => {
  hub = createLiveHub({ database: api, databaseUrl: testDatabase.url, gather: 5, onError: error => errors.push(error) })
})
afterEach(() => hub.close())
afterAll(() => testDatabase.drop())

const narrow = (): Scope => ({ accountId: 1, wide: false, agencies: [ours] })
const wide: Scope = { accountId: 2, wide: true, agencies: [] }
const emit = (agency: number | null, number: number, by: DataSource = owner) => by.query('select emit_live($1, $2)', [agency, { type: 'source', sourceId: number }])
const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** A reader that notes all it is given, and may leave and come back where it left off. */
function createReader(scope: Scope) {
  const seen: LiveEventRow[] = []
  let cursor = 0
  let leave: () => void = () => {}
  return {
    seen,
    async come(from: number | null = cursor) {
      const place = await hub.findPlace(from)
      cursor = place.cursor
      leave = hub.join(scope, cursor, (events, upTo) => {
        seen.push(...events)
        cursor = upTo
      })
      return place
    },
    leave: () => leave(),
  }
}
const visible = async (...agencies: (number | null)[]): Promise<number[]> => (await owner.query(
  'select id from live_event where agency_id = any($1) or (agency_id is null and $2) order by id', [agencies, agencies.includes(null)])).map((row: { id: number }) => row.id)

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done() && waited < 15_000; waited += 10) await pause(10)
}
/** Whether there was one. */
const cutLine = async (): Promise<boolean> => (await owner.query(
  `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kentongan_api_listen' and datname = current_database()`)).length > 0
const inside = (reader: { seen: readonly LiveEventRow[] }) => reader.seen.map(event => event.id)

describe('the hub', () => {
  it('gives each reader all of its own, in order and once, while writers race and readers come and go', async () => {
    const start = (await hub.findPlace(null)).cursor
    const narrowReaders = Array.from({ length: 4 }, () => createReader(narrow()))
    const readers = [...narrowReaders, createReader(wide)]
    await Promise.all(readers.map(reader => reader.come(start)))
    let writing = true
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let turn = 0; turn < 60; turn += 1) await emit([ours, theirs, null][(turn + writer) % 3]!, turn + 1)
    })
    // Half of the readers lose their line again and again.
    const restless = readers.slice(0, 2).map(async reader => {
      while (writing) {
        await pause(7)
        reader.leave()
        await pause(5)
        await reader.come()
      }
    })
    await Promise.all(writers)
    writing = false
    await Promise.all(restless)
    const [own, all] = [await visible(ours, null), await visible(ours, theirs, null)]
    await until(() => readers.every(reader => reader.seen.length >= own.length) && readers.at(-1)!.seen.length >= all.length)
    await pause(50)
    for (const reader of narrowReaders) expect(inside(reader)).toEqual(own)
    expect(inside(readers.at(-1)!)).toEqual(all)
  })

  it('waits for a transaction that began earlier and ends later', async () => {
    const reader = createReader(wide)
    await reader.come(null)
    const slow = owner.createQueryRunner()
    await slow.startTransaction()
    await slow.query('select emit_live(null, $1)', [{ type: 'agencies' }])
    const quick = emit(null, 1, api)
    await pause(100)
    expect(reader.seen).toEqual([])
    await slow.commitTransaction()
    await slow.release()
    await quick
    await until(() => reader.seen.length === 2)
    expect(reader.seen.map(each => each.event)).toEqual([{ type: 'agencies' }, { type: 'source', sourceId: 1 }])
  })

  it('listens again when its line is cut, and catches up', async () => {
    const reader = createReader(wide)
    await reader.come(null)
    await emit(null, 1)
    await until(() => reader.seen.length === 1)
    // The first event may have been read before the hub listens; then there is no line yet to cut.
    while (!(await cutLine())) await pause(10)
    // A server is ended in its own time, and would pass on what is told until then.
    await until(() => errors.length > 0)
    await emit(null, 2)
    await until(() => reader.seen.length === 2)
    await emit(null, 3)
    await until(() => reader.seen.length === 3)
    expect(reader.seen.map(each => each.event)).toEqual([1, 2, 3].map(sourceId => ({ type: 'source', sourceId })))
    expect(errors.length).toBeGreaterThan(0)
  })

  it('knows what it can no longer tell', async () => {
    for (let turn = 0; turn < 5; turn += 1) await emit(null, turn + 1)
    const all = await visible(ours, theirs, null)
    const head = all.at(-1)!
    expect(await hub.findPlace(head)).toEqual({ cursor: head, missed: false })
    expect(await hub.findPlace(head - 2)).toEqual({ cursor: head - 2, missed: false })
    expect(await hub.findPlace(head + 1)).toEqual({ cursor: head, missed: true })
    await owner.query('delete from live_event where id < $1', [head - 2])
    expect(await hub.findPlace(head - 3)).toEqual({ cursor: head - 3, missed: false })
    expect(await hub.findPlace(head - 4)).toEqual({ cursor: head, missed: true })
    await owner.query(`select setval('live_event_id_seq', $1)`, [head + 5_000])
    await emit(null, 1)
    expect(await hub.findPlace(head)).toEqual({ cursor: head + 5_001, missed: true })
    expect((await hub.findPlace(head + 1)).missed).toBe(false)
    await owner.query('delete from live_event')
    expect((await hub.findPlace(head)).missed).toBe(true)
  })
})

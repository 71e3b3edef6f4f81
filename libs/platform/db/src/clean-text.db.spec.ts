import * as fc from 'fast-check'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { toJsonb } from './clean-text'
import { ImportRunRepository, type ImportRun } from './import-run.repository'
import { IngestRepository } from './ingest.repository'
import { PlatformKeyRepository } from './platform-key.repository'
import { StreamRepository } from './stream.repository'
import { actorOf, createDbSeed, wideScope, type DbSeed } from './testing/db-seed'
import { ToneTrainingRepository } from './tone-training.repository'

/** NUL, an emoji of which a cut has left one half, and a backslash before what looks like NUL. */
const odd = 'a\0b\\u0000 \ud83d'
const stored = 'ab\\u0000 \ufffd'
const now = new Date('2026-11-22T03:00:00Z')
const error = { reason: 'bad-response', status: 200, detail: odd, at: now.toISOString() }

let database: TestDatabase
let owner: DataSource
let worker: DataSource
let seed: DbSeed

beforeAll(async () => {
  database = await createTestDatabase()
  owner = await database.open('owner')
  worker = await database.open('kentongan_worker')
  seed = createDbSeed(owner)
})
afterAll(() => database.drop())

it('gives what the database takes and reads back, whatever the text', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: fc.constantFrom('\0', '\\', 'u0000', '"', '\ud83d', '\ude80', 'a', '🚀') }), async text => {
    const [{ read }] = await owner.query('select $1::jsonb as read', [toJsonb({ text, more: [text, 1, null] })])
    expect(read).toEqual({ text: read.text, more: [read.text, 1, null] })
    expect(read.text.length).toBe(text.replaceAll('\0', '').length)
  }), { numRuns: 50 })
})

it('lets a source say why it failed in whatever words', async () => {
  const id = await seed.source('Koran')
  const ingest = new IngestRepository(worker)
  const [claim] = await ingest.claimDue(1)
  await ingest.store(claim!, [], { nextPollAt: now, intervalSeconds: 900, lastPolledAt: now, lastError: error, cursor: { newest: odd } }, 'failed')
  const [kept] = await owner.query('select last_error as error, cursor from source where id = $1', [id])
  expect(kept).toEqual({ error: { ...error, detail: stored }, cursor: { newest: stored } })
})

it('lets a stream say so, too, and stand wherever', async () => {
  const [{ id }] = await owner.query(`insert into source (kind, url, title) values ('mastodon-stream', 'https://m.example/api/v1/streaming/public', 'M') returning id`)
  const streams = new StreamRepository(worker)
  const [claim] = await streams.claim(1)
  const health = { health: 'degraded' as const, healthSince: now, consecutiveFailures: 1, firstFailureAt: now, lastOkAt: null, lastError: error }
  expect(await streams.report(claim!, health, 'failed', now, now)).toBe(true)
  await streams.store(claim!, { posts: [], reposts: [], deleted: [], gone: [], renamed: [], cursor: { newest: odd } }, now)
  const [kept] = await owner.query('select last_error as error, cursor from source where id = $1', [id])
  expect(kept).toEqual({ error: { ...error, detail: stored }, cursor: { newest: stored } })
})

it('keeps what a look at a file showed', async () => {
  const [{ id }] = await owner.query(
    `insert into post_import (file_name, format, size, modified_at, state, account_id) values ('a.jsonl', 'jsonl', 1, now(), 'reading', $1) returning id`, [await seed.account('Admin')])
  const look = { sha256: Buffer.of(1), columns: [odd], sample: [{ line: 1, cells: [odd] }], mapping: { columns: {} } as never, dateDoubt: false, totalRows: 1 }
  expect(await new ImportRunRepository(worker).saveLook({ id } as ImportRun, look)).toBe(true)
  expect(await owner.query('select columns, sample from post_import')).toEqual([{ columns: [stored], sample: [{ line: 1, cells: [stored] }] }])
})

it("keeps a platform's words on a key", async () => {
  const keys = new PlatformKeyRepository(await database.open('kentongan_api'))
  const caller = { scope: await wideScope(owner), actor: actorOf(await seed.account('Penguji')) }
  const key = { platform: 'x', host: '', sealed: Buffer.of(1) } as const
  const test = { at: now.toISOString(), ok: false, reason: 'key-refused', detail: odd }
  await keys.set(caller, key, [])
  await keys.saveTest(caller, key, test)
  expect((await keys.list(caller.scope))[0]!.test).toEqual({ ...test, detail: stored })
  await new PlatformKeyRepository(worker).noteRefusal(key, { ...test, detail: '\0' })
  expect((await keys.list(caller.scope))[0]!.test).toEqual({ ...test, detail: '' })
})

it('keeps the texts on which two tone models differ, which are cut at a length', async () => {
  const [{ id }] = await owner.query(`insert into tone_model (state) values ('training') returning id`)
  const example = { text: odd, agency: 'Dinas', person: 'netral', before: 'netral', after: 'positif' } as const
  expect(await new ToneTrainingRepository(worker).finish(id, { version: '', reason: 'not-better', trial: null, words: [], examples: [example], model: null })).toBe(true)
  expect(await owner.query('select examples from tone_model where id = $1', [id])).toEqual([{ examples: [{ ...example, text: stored }] }])
})

import { compileRuleset } from '@kentongan/matching'
import { StreamRepository } from '@kentongan/platform/db'
import { createConnectionGuard } from '@kentongan/platform/http-fetch'
import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import type { KeptRules } from '../steps/keep-rules'
import { createStreams, type Streams, type StreamsDeps } from '../streams/create-streams'

export type PreparedStreams = {
  owner: DataSource
  worker: DataSource
  /** Ids of posts that were to be tagged. */
  told: number[]
  /** What was said in the log that is more than information. */
  warnings: string[]
  /** A worker's streams, which are stopped after the test. */
  listen(more?: Partial<StreamsDeps>): Streams
}

/** A database for the tests of the file that calls this, emptied before each, and streams in it that want what the query does. */
export function prepareStreams(query: string): PreparedStreams {
  const ruleset = compileRuleset([{ ruleId: 1, agencyId: 1, lane: 'sure', query }])
  const open: Streams[] = []
  let database: TestDatabase
  const warn = (_: unknown, words: string) => void prepared.warnings.push(words)
  const prepared = {
    listen: more => {
      const streams = createStreams({
        streams: new StreamRepository(prepared.worker), keeper: { current: async () => ({ ruleset }) as KeptRules }, guard: createConnectionGuard({ allowHosts: [], allowLoopback: true }),
        http: { fetch: () => { throw new Error('nothing is asked for') } }, access: async () => ({ key: null, spend: async () => ({ granted: true }), noteRefusal: async () => undefined }),
        onPosts: async ids => void prepared.told.push(...ids), now: () => new Date(), random: () => 0.5, tickMs: 100, flushMs: 20,
        log: { info: () => undefined, warn, error: warn } as unknown as StreamsDeps['log'], ...more,
      })
      open.push(streams)
      return streams
    },
  } as PreparedStreams
  beforeAll(async () => {
    database = await createTestDatabase()
    prepared.owner = await database.open('owner')
    prepared.worker = await database.open('kentongan_worker')
  }, 60_000)
  beforeEach(async () => {
    await prepared.owner.query('truncate source, agency, live_event restart identity cascade')
    Object.assign(prepared, { told: [], warnings: [] })
  })
  afterEach(() => Promise.all(open.splice(0).map(streams => streams.stop())))
  afterAll(() => database.drop())
  return prepared
}

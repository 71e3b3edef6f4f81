import type { DataSource } from 'typeorm'
import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { createIssueSeed } from './issue-seed'

export type IssueDatabase = { url: string; owner: DataSource; worker: DataSource; seed: Awaited<ReturnType<typeof createIssueSeed>> }

/** A database for the tests of the file that calls this, seeded anew before each; what is answered is filled when they run. */
export function prepareIssueDatabase(): IssueDatabase {
  const prepared = {} as IssueDatabase
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    prepared.url = database.url
    prepared.owner = await database.open('owner')
    prepared.worker = await database.open('kentongan_worker')
  })
  beforeEach(async () => {
    prepared.seed = await createIssueSeed(prepared.owner)
  })
  afterAll(() => database.drop())
  return prepared
}

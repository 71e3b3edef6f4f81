import type { DataSource } from 'typeorm'
import { startDemoFeeds } from './demo-feeds'
import { seedDemo } from './seed-demo'

export type RunningDemo = {
  /** What api and worker must know beside their usual variables. */
  readonly environment: Readonly<Record<string, string>>
  stop(): Promise<void>
}

/** Serves the invented feeds on loopback and fills the database with who reads them. */
export async function startDemo(owner: DataSource): Promise<RunningDemo> {
  const feeds = await startDemoFeeds({ port: 0, now: () => new Date() })
  await seedDemo(owner, `http://127.0.0.1:${feeds.port}`)
  return {
    environment: { DEMO: '1', FETCH_ALLOW_LOOPBACK: '1', FETCH_DOMAIN_GAP_MS: '0', POLL_FLOOR_SECONDS: '30' },
    stop: () => feeds.close(),
  }
}

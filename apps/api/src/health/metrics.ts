import type { DataSource } from 'typeorm'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly registry: Registry
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>
  readonly streams: Gauge
}

type Pool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }

/** What Prometheus may ask for; the event loop's delay and memory come with the defaults. */
export function createMetrics(database: DataSource): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const pool = () => (database.driver as unknown as { readonly master?: Pool }).master
  const ofPool = (name: string, help: string, read: (pool: Pool) => number) => new Gauge({
    name, help, registers,
    collect() {
      this.set(read(pool() ?? { totalCount: 0, idleCount: 0, waitingCount: 0 }))
    },
  })
  ofPool('kentongan_db_pool_waiting', 'Requests that wait for a database connection', each => each.waitingCount)
  ofPool('kentongan_db_pool_busy', 'Database connections in use', each => each.totalCount - each.idleCount)
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'kentongan_http_request_seconds', help: 'Time to answer, streams not included', registers,
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    }),
    streams: new Gauge({ name: 'kentongan_sse_clients', help: 'Open live streams', registers }),
  }
}

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import type { QueueName, StepResult } from '@kentongan/platform/queue'

/** The worker's figures: each job by queue and result (the reason where it was dropped), and its duration. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const jobs = new Counter({ name: 'kentongan_jobs_total', help: 'Jobs by queue and result', labelNames: ['queue', 'result'], registers: [registry] })
  const seconds = new Histogram({ name: 'kentongan_job_seconds', help: 'Duration of jobs', labelNames: ['queue'], buckets: [0.01, 0.05, 0.2, 1, 5, 30, 120], registers: [registry] })
  return {
    countJob: (queue: QueueName, result: StepResult, milliseconds: number): void => {
      jobs.inc({ queue, result: 'dropped' in result ? result.dropped : 'done' })
      seconds.observe({ queue }, milliseconds / 1_000)
    },
    print: () => registry.metrics(),
  }
}

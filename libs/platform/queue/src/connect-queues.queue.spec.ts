import { createTestDatabase, type TestDatabase } from '../../../../test/support/test-database'
import { startRedis, type TestRedis } from '../../../../test/support/test-redis'
import { until } from '../../../../test/support/until'
import { connectQueues, type Queues } from './connect-queues'
import { migrateQueues } from './migrate-queues'
import type { Handlers, QueueName } from './queue-table'

const done = async () => ({ done: true as const })
const idle: Handlers = { 'poll-source': done, 'tag-posts': done, 'import-posts': done, 'look-back': done, 'train-tone': done, 'group-posts': done, 'watch-issues': done }

jest.setTimeout(20_000)

describe.each(['PostgreSQL', 'Redis'] as const)('queues on %s', backend => {
  let database: TestDatabase
  let redis: TestRedis | undefined
  let errors: { message: string; queue: QueueName }[]
  const opened: Queues[] = []

  const open = (onResult?: Parameters<typeof connectQueues>[0]['onResult']): Queues => {
    const queues = connectQueues({
      databaseUrl: database.url,
      redisUrl: redis?.url,
      onError: (error, where) => errors.push({ message: error.message, queue: where.queue }),
      ...(onResult && { onResult }),
    })
    opened.push(queues)
    return queues
  }

  beforeAll(async () => {
    database = await createTestDatabase()
    await migrateQueues(database.url)
    if (backend === 'Redis') redis = await startRedis()
  })
  beforeEach(async () => {
    errors = []
    await redis?.flush()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(queues => queues.close()))
  })
  afterAll(async () => {
    await redis?.stop()
    await database.drop()
  })

  it('hands every job to its step once', async () => {
    const seen: number[] = []
    const queues = open()
    await queues.enqueue('tag-posts', [1, 2, 3].map(id => ({ data: { postIds: [id] } })))
    await queues.work({ ...idle, 'tag-posts': async ({ postIds }) => { seen.push(...postIds); return { done: true } } })
    await until(() => seen.length === 3)
    expect(seen.sort()).toEqual([1, 2, 3])
  })

  it('does not add a job whose id waits already, and adds it again once that one is done', async () => {
    const queues = open()
    const job = { data: { lookbackId: 7 }, id: 'look-back-7' }
    await queues.enqueue('look-back', [job])
    await queues.enqueue('look-back', [job])
    expect(await queues.pending('look-back')).toBe(1)
    let runs = 0
    await queues.work({ ...idle, 'look-back': async () => { runs++; return { done: true } } })
    await until(async () => runs === 1 && (await queues.pending('look-back')) === 0)
    await queues.enqueue('look-back', [job])
    await until(() => runs === 2)
  })

  it('repeats a step that threw and reports it', async () => {
    let runs = 0
    const queues = open()
    await queues.work({ ...idle, 'tag-posts': async () => { if (++runs === 1) throw new Error('for once'); return { done: true } } })
    await queues.enqueue('tag-posts', [{ data: { postIds: [1] } }])
    await until(() => runs === 2)
    expect(errors).toContainEqual({ message: 'for once', queue: 'tag-posts' })
  })

  it('drops a job that it cannot read', async () => {
    const results: unknown[] = []
    const queues = open((queue, result) => results.push([queue, result]))
    await queues.work({ ...idle, 'tag-posts': async () => { throw new Error('must not run') } })
    await queues.enqueue('tag-posts', [{ data: { postIds: ['x'] } as never }])
    await until(() => results.length === 1)
    expect(results).toEqual([['tag-posts', { dropped: 'unreadable-job' }]])
  })

  it('finishes running jobs before it closes', async () => {
    let finished = false
    let started = false
    const queues = open()
    await queues.work({
      ...idle,
      'tag-posts': async () => {
        started = true
        await new Promise(resolve => setTimeout(resolve, 200))
        finished = true
        return { done: true }
      },
    })
    await queues.enqueue('tag-posts', [{ data: { postIds: [1] } }])
    await until(() => started)
    await queues.close()
    expect(finished).toBe(true)
  })

  it('reports a hint that cannot be delivered instead of throwing', async () => {
    const unreachable = backend === 'Redis' ? { redisUrl: 'redis://127.0.0.1:1' } : { databaseUrl: 'postgres://x:y@127.0.0.1:1/z' }
    const seen: string[] = []
    const queues = connectQueues({ databaseUrl: database.url, onError: error => seen.push(error.message), ...unreachable })
    await queues.enqueue('tag-posts', [{ data: { postIds: [1] } }])
    expect(seen.length).toBeGreaterThan(0)
    await queues.close()
  })
})

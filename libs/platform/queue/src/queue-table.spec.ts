import type { Handlers, JobData } from './queue-table'
import type { Queues } from './connect-queues'

const done = async () => ({ done: true as const })

describe('the queue table at compile time', () => {
  it('refuses a wrong payload and a missing handler', () => {
    // @ts-expect-error a queue without a handler
    const incomplete: Handlers = { 'poll-source': done, 'tag-posts': done }
    // @ts-expect-error a payload of another queue
    const wrong: JobData<'tag-posts'> = { sourceId: 1, leaseToken: '' }
    const enqueue = (queues: Queues) => {
      // @ts-expect-error a payload of another queue
      void queues.enqueue('tag-posts', [{ data: { agencyId: 1 } }])
      // @ts-expect-error no such queue
      void queues.enqueue('tag-post', [])
    }
    expect([incomplete, wrong, enqueue]).toHaveLength(3)
  })
})

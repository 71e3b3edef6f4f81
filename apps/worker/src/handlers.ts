import { tagBatchSize, type Handlers, type Queues } from '@kentongan/platform/queue'
import { createPollSource, type PollSourceDeps } from './steps/poll-source'
import { createTagger, type TaggingDeps } from './steps/tag-posts'

export type HandlerDeps = Omit<PollSourceDeps, 'onPosts'> & TaggingDeps & { readonly queues: Pick<Queues, 'enqueue'> }

/** Asks for posts to be tagged, a batch a job. */
export const enqueueTagging = async (queues: Pick<Queues, 'enqueue'>, postIds: readonly number[]): Promise<void> => {
  const batches: number[][] = []
  for (let from = 0; from < postIds.length; from += tagBatchSize) batches.push(postIds.slice(from, from + tagBatchSize))
  await queues.enqueue('tag-posts', batches.map(batch => ({ data: { postIds: batch } })))
}

/** Which step works on which queue. */
export function createHandlers(deps: HandlerDeps): Handlers {
  const tagger = createTagger(deps)
  return {
    'poll-source': createPollSource({ ...deps, onPosts: postIds => enqueueTagging(deps.queues, postIds) }),
    'tag-posts': tagger.tagPosts,
    'retag-agency': tagger.retagAgency,
  }
}

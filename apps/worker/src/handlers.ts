import { tagBatchSize, type Handlers, type Queues } from '@kentongan/platform/queue'
import { createRuleKeeper } from './steps/keep-rules'
import { createLookBack, type LookBackDeps } from './steps/look-back'
import { createPollSource, type PollSourceDeps } from './steps/poll-source'
import { createTagPosts } from './steps/tag-posts'
import { createTrainTone, type TrainToneDeps } from './steps/train-tone'

export type HandlerDeps = Omit<PollSourceDeps, 'onPosts'> & LookBackDeps & TrainToneDeps & { readonly queues: Pick<Queues, 'enqueue'> }

/** Asks for posts to be tagged, a batch a job. */
export const enqueueTagging = async (queues: Pick<Queues, 'enqueue'>, postIds: readonly number[]): Promise<void> => {
  const batches: number[][] = []
  for (let from = 0; from < postIds.length; from += tagBatchSize) batches.push(postIds.slice(from, from + tagBatchSize))
  await queues.enqueue('tag-posts', batches.map(batch => ({ data: { postIds: batch } })))
}

/** Which step works on which queue. */
export function createHandlers(deps: HandlerDeps): Handlers {
  return {
    'poll-source': createPollSource({ ...deps, onPosts: postIds => enqueueTagging(deps.queues, postIds) }),
    'tag-posts': createTagPosts({ ...deps, rules: createRuleKeeper(deps) }),
    'look-back': createLookBack(deps),
    'train-tone': createTrainTone(deps),
  }
}

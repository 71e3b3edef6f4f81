import { tagBatchSize, type Handlers, type Queues } from '@kentongan/platform/queue'
import type { RuleKeeper } from './steps/keep-rules'
import { createGroupPosts, type GroupPostsDeps } from './steps/group-posts'
import { createImportPosts, type ImportPostsDeps } from './steps/import-posts'
import { createLookBack, type LookBackDeps } from './steps/look-back'
import { createPollSource, type PollSourceDeps } from './steps/poll-source'
import { createTagPosts } from './steps/tag-posts'
import { createTrainTone, type TrainToneDeps } from './steps/train-tone'
import { createWatchIssues, type WatchIssuesDeps } from './steps/watch-issues'

export type HandlerDeps = Omit<PollSourceDeps, 'onPosts'> & Omit<ImportPostsDeps, 'onPosts'> & LookBackDeps & TrainToneDeps & WatchIssuesDeps & Omit<GroupPostsDeps, 'onGrouped'>
  & { readonly queues: Pick<Queues, 'enqueue'>; readonly rules: RuleKeeper }

/** Asks for posts to be tagged, a batch a job. */
export const enqueueTagging = async (queues: Pick<Queues, 'enqueue'>, postIds: readonly number[]): Promise<void> => {
  const batches: number[][] = []
  for (let from = 0; from < postIds.length; from += tagBatchSize) batches.push(postIds.slice(from, from + tagBatchSize))
  await queues.enqueue('tag-posts', batches.map(batch => ({ data: { postIds: batch } })))
}

/** Asks for waiting posts and decisions to be grouped, and for issues to be watched; one job of each waits or runs. */
export const enqueueGrouping = (queues: Pick<Queues, 'enqueue'>): Promise<void> => queues.enqueue('group-posts', [{ data: {}, id: 'group-posts' }])
export const enqueueWatch = (queues: Pick<Queues, 'enqueue'>): Promise<void> => queues.enqueue('watch-issues', [{ data: {}, id: 'watch-issues' }])

/** Which step works on which queue. */
export function createHandlers(deps: HandlerDeps): Handlers {
  return {
    'poll-source': createPollSource({ ...deps, onPosts: postIds => enqueueTagging(deps.queues, postIds) }),
    'tag-posts': createTagPosts(deps),
    'import-posts': createImportPosts({ ...deps, onPosts: postIds => enqueueTagging(deps.queues, postIds) }),
    'look-back': createLookBack(deps),
    'train-tone': createTrainTone(deps),
    'group-posts': createGroupPosts({ ...deps, onGrouped: () => enqueueWatch(deps.queues) }),
    'watch-issues': createWatchIssues(deps),
  }
}

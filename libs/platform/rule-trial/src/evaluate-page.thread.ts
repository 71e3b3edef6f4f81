import { compileTrial, evaluatePage } from './evaluate-page'
import type { PageResult, PageTask } from './trial-page'

/** Trials that take turns in this thread; each is compiled once as long as it is among the last. */
const mostKept = 8
const kept = new Map<string, ReturnType<typeof compileTrial>>()

function trialOf({ query, saved }: PageTask): ReturnType<typeof compileTrial> {
  const key = JSON.stringify([query, saved])
  const trial = kept.get(key) ?? compileTrial(query, saved)
  kept.delete(key)
  kept.set(key, trial)
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return trial
}

/** The thread's whole work: one page of posts in, what it adds to its trial out. */
export default async (task: PageTask): Promise<PageResult> => evaluatePage(trialOf(task), task)

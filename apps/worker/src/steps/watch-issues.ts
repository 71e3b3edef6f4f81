import type { WatchRepository } from '@kentongan/platform/db'
import type { StepResult } from '@kentongan/platform/queue'
import { judgeAgency } from '../watch/judge-agency'
import { judgeIssue } from '../watch/judge-issue'
import { makeWatchContext, type WatchContext } from '../watch/watch-context'

export type WatchIssuesDeps = { readonly watch: WatchRepository; readonly now: () => Date }

/** Issues of one transaction, which people's changes of them wait for, and transactions of one job. */
const issuesAtOnce = 100
const mostTurns = 30
/** Milliseconds that what agencies usually get holds; then agencies are judged anew as well. */
const contextMs = 60_000

type Kept = { readonly context: WatchContext; readonly until: number }

/**
 * Counts, scores and signals what is due. What it keeps in memory is only for speed: every minute it is made anew from the tables,
 * and agencies are judged. When the settings have changed all issues are judged by the new ones, as they are when a worker starts.
 */
export function createWatchIssues({ watch, now }: WatchIssuesDeps) {
  let kept: Kept | null = null
  return async (): Promise<StepResult> => {
    const at = now()
    const changed = (await watch.settingsVersion()) !== kept?.context.settings.version
    const background = changed || at.getTime() >= kept!.until ? await watch.readBackground(at) : null
    if (background !== null) kept = { context: makeWatchContext(background, at.getTime()), until: at.getTime() + contextMs }
    if (changed) await watch.lookAtAll(at)
    const { context } = kept!
    for (let turn = 0; turn < mostTurns; turn++) {
      const watched = await watch.watchIssues(issuesAtOnce, at, issue => judgeIssue(issue, context, at.getTime()))
      if (watched === null) return { dropped: 'watched-elsewhere' }
      if (watched < issuesAtOnce) break
    }
    if (background !== null) await watch.watchAgencies(background.agencies, at, agency => judgeAgency(agency, context, at.getTime()))
    return { done: true }
  }
}

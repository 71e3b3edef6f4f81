import { createHash } from 'node:crypto'
import { compileRuleset, type Ruleset } from '@kentongan/matching'
import type { ToneModel } from '@kentongan/tone'
import type { LookbackRun, LookbackRunRepository, PageOutcome, TaggingRepository } from '@kentongan/platform/db'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import type { ToneKeeper } from './keep-tone'
import { tagPost } from './tag-post'

export type LookBackDeps = {
  readonly tagging: TaggingRepository
  readonly lookbacks: LookbackRunRepository
  readonly tones: ToneKeeper
  /** Posts of one transaction. */
  readonly pageSize?: number
}

/** A run with its agency's rules and the tone model as they are at a version of all rules. */
type Started = { readonly run: LookbackRun; readonly version: number; readonly ruleset: Ruleset; readonly tone: ToneModel }

/**
 * Goes through the posts of the last days, newest first, with one agency's rules. Each page is saved with the place it reached, so
 * a run goes on there after a crash. When rules change meanwhile they are loaded anew: other agencies' do not matter,
 * with its own and with another tone model the run starts over.
 */
export function createLookBack(deps: LookBackDeps) {
  return async ({ lookbackId }: JobData<'look-back'>): Promise<StepResult> => {
    for (;;) {
      const started = await start(deps, lookbackId)
      if (started === null) return { dropped: 'ended' }
      const result = await goThrough(deps, started)
      if (result === 'done') return { done: true }
      if (result === 'ended') return { dropped: 'ended' }
    }
  }
}

async function start({ tagging, lookbacks, tones }: LookBackDeps, id: number): Promise<Started | null> {
  const agencyId = await lookbacks.findAgency(id)
  if (agencyId === null) return null
  const { version, rules, toneModel } = await tagging.loadRules()
  const own = rules.filter(rule => rule.agencyId === agencyId)
  const tone = await tones.read(toneModel)
  const key = createHash('sha256').update(JSON.stringify([own, tone.version])).digest('hex')
  const run = await lookbacks.begin(id, key)
  return run && { run, version, ruleset: compileRuleset(own), tone }
}

/** Reads on until there is no page left, the run is ended from outside, or the rules have changed. */
async function goThrough(deps: LookBackDeps, { run, version, ruleset, tone }: Started): Promise<'done' | 'ended' | 'rules-changed'> {
  for (let at: PageOutcome = run; ; ) {
    if (typeof at === 'string') return at
    const posts = await deps.tagging.findRecent(at.days, at.cursor, deps.pageSize ?? 500)
    if (posts.length === 0) return deps.lookbacks.finish(at, version)
    at = await deps.lookbacks.savePage(at, version, posts.map(post => tagPost(ruleset, tone, post)))
  }
}

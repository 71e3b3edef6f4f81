import type { Span } from '@kentongan/contracts'
import type { Ruleset } from './compile-ruleset'
import { matchRules, type FieldSpan, type RuleMatch } from './engine/match-rules'
import type { MatchablePost } from './language/query'

/** `doubtful`: only rules of the review lane found the agency. `spans` are those in title and text, in reading order. */
export type AgencyMatch = {
  readonly agencyId: number
  readonly ruleIds: readonly number[]
  readonly doubtful: boolean
  readonly spans: readonly Span[]
}

/** More would neither convince a reader nor help a screen, and one post must not fill a table. */
export const MOST_SPANS = 50

type Gathered = { readonly ruleIds: number[]; readonly spans: FieldSpan[]; doubtful: boolean }

/** Gives the agencies whose rules a post matches, by id, each with its rules and the places that made them match (50 at most). */
export function matchPost(ruleset: Ruleset, post: MatchablePost): readonly AgencyMatch[] {
  const byAgency = new Map<number, Gathered>()
  for (const match of matchRules(ruleset.engine, post)) gather(byAgency, ruleset, match)
  return [...byAgency]
    .map(([agencyId, { ruleIds, doubtful, spans }]) => ({ agencyId, ruleIds: ruleIds.sort((a, b) => a - b), doubtful, spans: shownSpans(spans) }))
    .sort((a, b) => a.agencyId - b.agencyId)
}

/** What a rule of the review lane found adds nothing to what is sure. */
function gather(byAgency: Map<number, Gathered>, { owners }: Ruleset, { rule, spans }: RuleMatch): void {
  const { agencyId, lane } = owners.get(rule as number)!
  const gathered = byAgency.get(agencyId)
  const doubtful = lane === 'review'
  if (gathered === undefined || (gathered.doubtful && !doubtful)) {
    const ruleIds = [...(gathered?.ruleIds ?? []), rule as number]
    byAgency.set(agencyId, { ruleIds, spans: [...spans], doubtful })
    return
  }
  gathered.ruleIds.push(rule as number)
  if (gathered.doubtful === doubtful) gathered.spans.push(...spans)
}

function shownSpans(spans: readonly FieldSpan[]): readonly Span[] {
  const shown: Span[] = []
  const ordered = spans.filter(isShown).sort((a, b) => order(a) - order(b) || a.start - b.start || b.end - a.end)
  for (const span of ordered) {
    const last = shown.at(-1)
    if (last === undefined || last.field !== span.field || span.end > last.end) shown.push(span)
    if (shown.length === MOST_SPANS) break
  }
  return shown
}

const isShown = (span: FieldSpan): span is FieldSpan & Span => span.field === 'title' || span.field === 'text'
const order = ({ field }: Span): number => (field === 'title' ? 0 : 1)

import type { MissReason, SampleKind, Span, TrialSample } from '@kentongan/contracts'
import {
  compileRules, matchRules, parseQuery, relaxQuery, type FieldSpan, type QueryNode, type RuleEngine, type RuleId, type RuleMatch,
} from '@kentongan/matching'
import { cutExcerpt } from '@kentongan/text'
import { dayOf } from './day-of'
import { addCounts, noCounts, type Counts, type PageResult, type PageTask, type TrialPost } from './trial-page'

type CompiledTrial = {
  readonly engine: RuleEngine
  /** Why each loosened form is one, by the rule id it has in the engine. */
  readonly reasons: ReadonlyMap<RuleId, MissReason>
}

/** A sample shows no more; one post must not fill a line. */
const mostSpans = 50

const now = 'now'
const saved = 'saved'

function rootOf(query: string): QueryNode | null {
  const parsed = parseQuery(query)
  return parsed.ok ? parsed.root : null
}

/**
 * Makes one engine of the query, the saved one and the loosened forms of the query. Throws where the query cannot be parsed; a
 * saved one that cannot be matches nothing.
 */
export function compileTrial(query: string, savedQuery: string | null): CompiledTrial {
  const root = rootOf(query)
  if (root === null) throw new Error('a trial needs a query that can be parsed')
  const savedRoot = savedQuery === null ? null : rootOf(savedQuery)
  const relaxed = relaxQuery(root).map((form, at) => ({ id: `near ${at}`, ...form }))
  return {
    engine: compileRules([{ id: now, root }, ...(savedRoot === null ? [] : [{ id: saved, root: savedRoot }]), ...relaxed]),
    reasons: new Map(relaxed.map(({ id, reason }) => [id, reason])),
  }
}

type Found = { readonly kind: SampleKind; readonly spans: readonly Span[]; readonly miss: MissReason | null }

/** What the post is to the trial; null where nothing matches, not even nearly. */
function classify({ engine, reasons }: CompiledTrial, post: TrialPost): Found | null {
  const matches = matchRules(engine, post)
  const byNow = matches.find(match => match.rule === now)
  const bySaved = matches.find(match => match.rule === saved)
  if (byNow !== undefined) return { kind: bySaved === undefined ? 'gained' : 'kept', spans: shown(byNow), miss: null }
  if (bySaved !== undefined) return { kind: 'lost', spans: shown(bySaved), miss: null }
  // The loosened forms come in their order, and those that stand first differ least.
  const [near] = matches
  return near === undefined ? null : { kind: 'near', spans: shown(near), miss: reasons.get(near.rule) ?? null }
}

const isShown = (span: FieldSpan): span is Span => span.field === 'title' || span.field === 'text'
const shown = ({ spans }: RuleMatch): readonly Span[] =>
  spans.filter(isShown).slice(0, mostSpans).map(({ field, start, end }) => ({ field, start, end }))

const countsOf: Readonly<Record<SampleKind, Counts>> = {
  gained: { now: 1, saved: 0, gained: 1, lost: 0 },
  kept: { now: 1, saved: 1, gained: 0, lost: 0 },
  lost: { now: 0, saved: 1, gained: 0, lost: 1 },
  near: noCounts,
}

function toSample(post: TrialPost, { kind, spans, miss }: Found, relevant: boolean | null): TrialSample {
  return {
    postId: post.id, kind, title: post.title, ...cutExcerpt(post.text, spans), spans: [...spans], source: post.sourceTitle,
    url: post.url, publishedAt: new Date(post.publishedAt).toISOString(), miss, relevant,
  }
}

/** Runs the trial over one page of posts. */
export function evaluatePage(trial: CompiledTrial, task: Omit<PageTask, 'query' | 'saved'>): PageResult {
  const { posts, judged, zone, since, wanted } = task
  let sum = noCounts
  let near = 0
  const noise = { judged: 0, irrelevant: 0 }
  const left = { ...wanted }
  const days: Record<string, Counts> = {}
  const samples: TrialSample[] = []
  const stored = JSON.parse(posts) as readonly TrialPost[]
  for (const post of stored) {
    const found = classify(trial, post)
    if (found === null) continue
    const day = dayOf(new Date(post.publishedAt), zone)
    if (day < since) continue
    const counts = countsOf[found.kind]
    if (found.kind === 'near') near += 1
    else {
      days[day] = addCounts(days[day] ?? noCounts, counts)
      sum = addCounts(sum, counts)
    }
    const relevant = judged.get(post.id) ?? null
    if (relevant !== null) noise.judged += counts.now
    if (relevant === false) noise.irrelevant += counts.now
    if (left[found.kind] > 0) samples.push(toSample(post, found, relevant))
    left[found.kind] -= 1
  }
  return { read: stored.length, ...sum, near, ...noise, days, samples }
}

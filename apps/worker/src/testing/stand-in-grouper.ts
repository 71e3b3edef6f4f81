import type { Decision, DecisionOutcome, GroupMerge, GroupOutcome, GroupPost, Grouper, GrouperState, JoinReason } from '@kentongan/issues'

type Held = { readonly id: number; readonly words: readonly string[]; issue: number }
type Moved = readonly [post: number, from: number, to: number]
type State = { readonly held: Held[]; readonly apart: [number, number][]; readonly decided: Record<number, { moved: readonly Moved[]; apart: number }> }

/**
 * A grouper for specs that anybody can follow in the head: headlines that share half of their words belong together, the same words
 * are a copy, and `memory` posts are remembered.
 */
export function createStandInGrouper(saved?: GrouperState, memory = 1_000): Grouper {
  const state: State = saved === undefined ? { held: [], apart: [], decided: {} } : JSON.parse(new TextDecoder().decode(saved)) as State
  return {
    add: post => {
      const outcome = add(state, post)
      if (state.held.length > memory) state.held.shift()
      return outcome
    },
    decide: decision => toOutcome(decide(state, decision)),
    issueOf: post => state.held.find(held => held.id === post)?.issue ?? null,
    save: () => new TextEncoder().encode(JSON.stringify(state)),
  }
}

const wordsOf = (title: string): readonly string[] => [...new Set(title.toLowerCase().match(/[a-z0-9]+/g) ?? [])]

function alike(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter(word => other.includes(word)).length
  return shared / (one.length + other.length - shared)
}

const membersOf = (state: State, issue: number): readonly Held[] => state.held.filter(held => held.issue === issue)

const keptApart = (state: State, a: number, b: number): boolean => state.apart.some(pair => pair.includes(a) && pair.includes(b))

const move = (posts: readonly Held[], to: number): readonly Moved[] => posts.map(held => {
  const from = held.issue
  held.issue = to
  return [held.id, from, to]
})

function add(state: State, { id, title }: GroupPost): GroupOutcome {
  const words = wordsOf(title)
  const near = state.held.map(held => ({ held, score: alike(words, held.words) })).filter(({ score }) => score >= 0.5)
    .toSorted((a, b) => b.score - a.score)
  const reasonOf = ({ score, held }: (typeof near)[number]): JoinReason => (
    { code: score === 1 ? 'copy' : 'same-words', words: words.filter(word => held.words.includes(word)), score, threshold: 0.5, with: held.id })
  let issue = near[0]?.held.issue ?? id
  const merged: GroupMerge[] = []
  for (const other of near) {
    if (other.held.issue === issue || keptApart(state, other.held.issue, issue)) continue
    const [from, into] = [Math.max(issue, other.held.issue), Math.min(issue, other.held.issue)]
    merged.push({ from, into, reason: reasonOf(other) })
    move(membersOf(state, from), into)
    issue = into
  }
  state.held.push({ id, words, issue })
  return { issue, join: near[0] === undefined ? null : reasonOf(near[0]), merged, copyOf: near.find(({ score }) => score === 1)?.held.id ?? null }
}

type Decided = { readonly moved?: readonly Moved[]; readonly closed?: DecisionOutcome['closed']; readonly unknown?: readonly number[] }
const toOutcome = ({ moved = [], closed = [], unknown = [] }: Decided): DecisionOutcome => (
  { moved: moved.map(([post, from, to]) => ({ post, from, to })), closed, unknown })

function decide(state: State, decision: Decision): Decided {
  if (decision.kind === 'undo') return undo(state, decision.decision)
  return decision.kind === 'merge' ? merge(state, decision.id, decision.from, decision.into) : split(state, decision)
}

function undo(state: State, decision: number): Decided {
  const earlier = state.decided[decision]
  if (earlier === undefined) return { unknown: [decision] }
  state.apart.splice(state.apart.length - earlier.apart, earlier.apart)
  return { moved: earlier.moved.flatMap(([post, from, to]) => move(state.held.filter(held => held.id === post && held.issue === to), from)) }
}

function merge(state: State, id: number, one: number, other: number): Decided {
  const unknown = [one, other].filter(issue => membersOf(state, issue).length === 0)
  if (unknown.length > 0) return { unknown }
  const [from, into] = [Math.max(one, other), Math.min(one, other)]
  const moved = move(membersOf(state, from), into)
  state.decided[id] = { moved, apart: 0 }
  return { moved, closed: [{ from, into }] }
}

function split(state: State, decision: Extract<Decision, { kind: 'split' | 'move' }>): Decided {
  const leaving = state.held.filter(held => decision.posts.includes(held.id))
  const unknown = decision.posts.filter(post => !leaving.some(held => held.id === post))
  if (leaving.length === 0) return { unknown }
  const target = decision.kind === 'move' ? decision.into : leaving[0]!.id
  const origins = [...new Set(leaving.map(held => held.issue))]
  const moved = origins.flatMap(origin => leave(state, origin, target, leaving))
  state.decided[decision.id] = { moved, apart: origins.length }
  return { moved, unknown }
}

/** Where the post that names an issue leaves it, the rest is named by its oldest. */
function leave(state: State, origin: number, target: number, leaving: readonly Held[]): readonly Moved[] {
  const rest = membersOf(state, origin).filter(held => !leaving.includes(held))
  if (origin !== target) {
    state.apart.push([origin, target])
    return move(leaving.filter(held => held.issue === origin), target)
  }
  const renamed = rest[0]?.id ?? origin
  state.apart.push([renamed, target])
  return renamed === origin ? [] : move(rest, renamed)
}

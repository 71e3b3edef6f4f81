import type { Decision, DecisionOutcome, GroupMerge, GroupOutcome, GroupPost, Grouper, GrouperState, JoinReason } from '@kentongan/issues'

type Held = { readonly id: number; readonly words: readonly string[]; issue: number }
type State = { held: Held[]; apart: [number, number][]; decided: Record<number, { moved: [number, number, number][]; apart: number }> }

const wordsOf = (title: string): readonly string[] => [...new Set(title.toLowerCase().match(/[a-z0-9]+/g) ?? [])]
const alike = (one: readonly string[], other: readonly string[]): number => {
  const shared = one.filter(word => other.includes(word)).length
  return shared / (one.length + other.length - shared)
}

/**
 * A grouper for specs that anybody can follow in the head: headlines that share half of their words belong together, the same words
 * are a copy, and `memory` posts are remembered.
 */
export function createStandInGrouper(saved?: GrouperState, memory = 1_000): Grouper {
  const state: State = saved === undefined ? { held: [], apart: [], decided: {} } : JSON.parse(new TextDecoder().decode(saved)) as State
  const issueOf = (post: number): number | null => state.held.find(held => held.id === post)?.issue ?? null
  const members = (issue: number): Held[] => state.held.filter(held => held.issue === issue)
  const keptApart = (a: number, b: number) => state.apart.some(([c, d]) => (c === a && d === b) || (c === b && d === a))
  const move = (posts: readonly Held[], to: number): [number, number, number][] => posts.map(held => {
    const from = held.issue
    held.issue = to
    return [held.id, from, to]
  })

  const add = ({ id, title }: GroupPost): GroupOutcome => {
    const words = wordsOf(title)
    const near = state.held.map(held => ({ held, score: alike(words, held.words) })).filter(({ score }) => score >= 0.5)
      .toSorted((a, b) => b.score - a.score || a.held.id - b.held.id)
    const best = near[0]
    const reasonOf = (score: number, held: Held): JoinReason => (
      { code: score === 1 ? 'copy' : 'same-words', words: words.filter(word => held.words.includes(word)), score, threshold: 0.5, with: held.id })
    let issue = best?.held.issue ?? id
    const merged: GroupMerge[] = []
    for (const { held, score } of near) {
      if (held.issue === issue || keptApart(held.issue, issue)) continue
      const [from, into] = [Math.max(issue, held.issue), Math.min(issue, held.issue)]
      merged.push({ from, into, reason: reasonOf(score, held) })
      move(members(from), into)
      issue = into
    }
    state.held.push({ id, words, issue })
    if (state.held.length > memory) state.held.shift()
    const first = near.find(({ score }) => score === 1)
    return { issue, join: best === undefined ? null : reasonOf(best.score, best.held), merged, copyOf: first?.held.id ?? null }
  }

  const undo = (decision: Extract<Decision, { kind: 'undo' }>): DecisionOutcome => {
    const earlier = state.decided[decision.decision]
    if (earlier === undefined) return { moved: [], closed: [], unknown: [decision.decision] }
    state.apart.splice(state.apart.length - earlier.apart, earlier.apart)
    const back = earlier.moved.filter(([post, , to]) => issueOf(post) === to)
    const moved = back.flatMap(([post, from]) => move(state.held.filter(held => held.id === post), from))
    return { moved: moved.map(([post, from, to]) => ({ post, from, to })), closed: [], unknown: [] }
  }

  const decide = (decision: Decision): DecisionOutcome => {
    if (decision.kind === 'undo') return undo(decision)
    if (decision.kind === 'merge') {
      const unknown = [decision.from, decision.into].filter(issue => members(issue).length === 0)
      if (unknown.length > 0) return { moved: [], closed: [], unknown }
      const [from, into] = [Math.max(decision.from, decision.into), Math.min(decision.from, decision.into)]
      const moved = move(members(from), into)
      state.decided[decision.id] = { moved, apart: 0 }
      return { moved: moved.map(([post, was, to]) => ({ post, from: was, to })), closed: [{ from, into }], unknown: [] }
    }
    const leaving = state.held.filter(held => decision.posts.includes(held.id))
    const unknown = decision.posts.filter(post => issueOf(post) === null)
    if (leaving.length === 0) return { moved: [], closed: [], unknown: [...unknown] }
    const target = decision.kind === 'move' ? decision.into : leaving[0]!.id
    const origins = [...new Set(leaving.map(held => held.issue))]
    const moved = origins.flatMap(origin => {
      const rest = members(origin).filter(held => !leaving.includes(held))
      const renamed = origin === target && rest[0] ? rest[0].id : origin
      if (renamed === origin && origin === target) return []
      state.apart.push([renamed, target])
      return [...(renamed === origin ? [] : move(rest, renamed)), ...(origin === target ? [] : move(leaving.filter(held => held.issue === origin), target))]
    })
    state.decided[decision.id] = { moved, apart: origins.length }
    return { moved: moved.map(([post, from, to]) => ({ post, from, to })), closed: [], unknown }
  }
  return { add, decide, issueOf, save: () => new TextEncoder().encode(JSON.stringify(state)) }
}

import type { GrouperMemory, TakenDecision } from './grouper-memory'
import type { Decision, DecisionOutcome } from './grouper.types'
import { compareSides } from './join-features'
import { learnWeights, type Example } from './join-weights'
import { addPost, closeIssue, keepApart, openIssue, pourInto, resetPosts, type HeldPost, type OpenIssue } from './open-issues'
import { takeBack } from './take-back'

/** Weights are learnt from so many of the latest examples. */
const MOST_EXAMPLES = 500

/** Does what a person decided, learns from it, and says what changed. */
export function takeDecision(memory: GrouperMemory, decision: Decision): DecisionOutcome {
  const before = new Map<OpenIssue, readonly (readonly [HeldPost, number])[]>()
  const touch: Touch = issue => {
    if (!before.has(issue)) before.set(issue, issue.posts.map(post => [post, issue.name] as const))
  }
  const unknown = apply(memory, decision, touch)
  return { ...compareNames([...before.values()].flat()), unknown }
}

/** To be called with each issue before it changes. */
export type Touch = (issue: OpenIssue) => void

function apply(memory: GrouperMemory, decision: Decision, touch: Touch): readonly number[] {
  switch (decision.kind) {
    case 'merge': return mergeIssues(memory, decision, touch)
    case 'split': return gatherPosts(memory, decision, null, touch)
    case 'move': {
      const into = memory.posts.get(decision.into)?.issue
      return into ? gatherPosts(memory, decision, into, touch) : [decision.into, ...findPosts(memory, decision.posts).unknown]
    }
    case 'undo': return takeBack(memory, decision.decision, touch)
  }
}

function mergeIssues(memory: GrouperMemory, { id, from, into }: Extract<Decision, { kind: 'merge' }>, touch: Touch): readonly number[] {
  const [a, b] = [memory.posts.get(from)?.issue, memory.posts.get(into)?.issue]
  if (!a || !b) return [...(a ? [] : [from]), ...(b ? [] : [into])]
  if (a !== b) joinIssues(memory, id, a, b, touch)
  return []
}

function joinIssues(memory: GrouperMemory, id: number, a: OpenIssue, b: OpenIssue, touch: Touch): void {
  touch(a)
  touch(b)
  const [older, younger] = a.born < b.born ? [a, b] : [b, a]
  teach(memory, [example(memory, id, a, b, 1)])
  const left = [{ posts: younger.posts.map(post => post.id), name: younger.name, mate: null }]
  const wereApart = older.apart?.has(younger.born) ? [[older.posts[0]!.id, younger.posts[0]!.id] as const] : []
  for (const post of younger.posts) post.movedBy = id
  pourInto(memory.index, memory.terms, younger, older)
  memory.decisions.set(id, { left, apart: [], wereApart })
}

/** Takes posts out of their issues, into a given one or one of their own. */
function gatherPosts(memory: GrouperMemory, { id, posts }: { readonly id: number; readonly posts: readonly number[] }, given: OpenIssue | null, touch: Touch): readonly number[] {
  const { found, unknown } = findPosts(memory, posts)
  const chosen = found.filter(post => post.issue !== given)
  const sources = [...new Set(chosen.map(post => post.issue))]
  const alone = given === null && sources.length === 1 && sources[0]!.posts.length === chosen.length
  if (chosen.length === 0 || alone) return unknown
  for (const issue of given ? [given, ...sources] : sources) touch(issue)
  const target = given ?? openIssue(memory.index, chosen[0]!.id)
  const parts = sources.map(source => takeFrom(memory, id, source, chosen, target))
  teach(memory, parts.flatMap(part => part.examples))
  memory.decisions.set(id, { left: parts.map(part => part.left), apart: parts.flatMap(part => part.apart), wereApart: [] })
  return unknown
}

type TakenPart = { readonly left: TakenDecision['left'][number]; readonly apart: readonly (readonly [number, number])[]; readonly examples: readonly Example[] }

/** Takes the chosen posts of one issue over into the target. What stays behind is kept apart from it. */
function takeFrom(memory: GrouperMemory, id: number, source: OpenIssue, chosen: readonly HeldPost[], target: OpenIssue): TakenPart {
  const taken = chosen.filter(post => post.issue === source)
  const rest = source.posts.filter(post => !chosen.includes(post))
  const left = { posts: taken.map(post => post.id), name: source.name, mate: rest[0]?.id ?? null }
  const joined = rest.length === 0 && target.posts.length > 0 ? [example(memory, id, target, source, 1)] : []
  const remains = leaveBehind(memory, source, rest, target)
  for (const post of taken) {
    post.movedBy = id
    addPost(memory.index, memory.terms, target, post)
  }
  if (!remains) return { left, apart: [], examples: joined }
  keepApart(target, remains)
  return { left, apart: [[taken[0]!.id, rest[0]!.id]], examples: [example(memory, id, target, remains, 0)] }
}

/** What remains of an issue when posts are taken out, null if nothing. Whom it was to stay apart from, the taken ones stay apart from too. */
function leaveBehind(memory: GrouperMemory, source: OpenIssue, rest: readonly HeldPost[], target: OpenIssue): OpenIssue | null {
  for (const issue of memory.index.issues) if (issue && issue !== target && source.apart?.has(issue.born)) keepApart(issue, target)
  if (rest.length === 0) {
    closeIssue(memory.index, memory.terms, source)
    return null
  }
  const remains = resetPosts(memory.index, memory.terms, source, rest)
  if (!rest.some(post => post.id === remains.name)) remains.name = rest[0]!.id
  return remains
}

export function findPosts(memory: GrouperMemory, ids: readonly number[]): { readonly found: readonly HeldPost[]; readonly unknown: readonly number[] } {
  const found = ids.flatMap(id => memory.posts.get(id) ?? []).sort((a, b) => a.order - b.order)
  return { found: [...new Set(found)], unknown: ids.filter(id => !memory.posts.has(id)) }
}

const example = ({ terms }: GrouperMemory, decision: number, a: Parameters<typeof compareSides>[1], b: typeof a, together: 0 | 1): Example =>
  ({ features: compareSides(terms, a, b), together, decision })

function teach(memory: GrouperMemory, examples: readonly Example[]): void {
  memory.examples = [...memory.examples, ...examples].slice(-MOST_EXAMPLES)
  memory.weights = learnWeights(memory.examples)
}

function compareNames(before: readonly (readonly [HeldPost, number])[]): Pick<DecisionOutcome, 'moved' | 'closed'> {
  const moved = before.filter(([post, name]) => post.issue.name !== name).map(([post, from]) => ({ post: post.id, from, to: post.issue.name }))
  const alive = new Set(before.map(([post]) => post.issue.name))
  const closed = new Map(moved.filter(({ from }) => !alive.has(from)).map(({ from, to }) => [from, to]))
  return { moved, closed: [...closed].map(([from, into]) => ({ from, into })) }
}

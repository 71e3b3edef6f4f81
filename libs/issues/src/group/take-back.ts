import type { GrouperMemory } from './grouper-memory'
import { learnWeights } from './join-weights'
import { addPost, closeIssue, keepApart, openIssue, resetPosts, type HeldPost, type OpenIssue } from './open-issues'
import type { Touch } from './take-decision'

/** Takes a decision back. Gives its id as unknown if there is nothing to take back any more. */
export function takeBack(memory: GrouperMemory, id: number, touch: Touch): readonly number[] {
  const taken = memory.decisions.get(id)
  if (!taken) return [id]
  memory.decisions.delete(id)
  memory.examples = memory.examples.filter(({ decision }) => decision !== id)
  memory.weights = learnWeights(memory.examples)
  for (const [a, b] of taken.apart) letJoin(memory, a, b)
  for (const { posts, name, mate } of taken.left) {
    const back = posts.flatMap(post => memory.posts.get(post) ?? []).filter(post => post.movedBy === id)
    if (back.length > 0) bringBack(memory, back, name, mate === null ? undefined : memory.posts.get(mate)?.issue, touch)
  }
  for (const [a, b] of taken.wereApart) holdApart(memory, a, b)
  return []
}

/** Brings posts back to the issue where their mates are now, or, where they were all, to one of their own. */
function bringBack(memory: GrouperMemory, posts: readonly HeldPost[], name: number, home: OpenIssue | undefined, touch: Touch): void {
  for (const issue of new Set([...posts.map(post => post.issue), ...(home ? [home] : [])])) touch(issue)
  const away = posts.filter(post => post.issue !== home)
  for (const issue of new Set(away.map(post => post.issue))) takeOut(memory, issue, new Set(away))
  const target = home ?? openIssue(memory.index, posts[0]!.id)
  for (const post of away) {
    post.movedBy = null
    addPost(memory.index, memory.terms, target, post)
  }
  if (posts.some(post => post.id === name)) target.name = name
}

function takeOut(memory: GrouperMemory, issue: OpenIssue, away: ReadonlySet<HeldPost>): void {
  const rest = issue.posts.filter(post => !away.has(post))
  if (rest.length === 0) return closeIssue(memory.index, memory.terms, issue)
  const remains = resetPosts(memory.index, memory.terms, issue, rest)
  if (!rest.some(post => post.id === remains.name)) remains.name = rest[0]!.id
}

function letJoin({ posts }: GrouperMemory, a: number, b: number): void {
  const [one, other] = [posts.get(a)?.issue, posts.get(b)?.issue]
  if (!one || !other) return
  one.apart?.delete(other.born)
  other.apart?.delete(one.born)
}

function holdApart({ posts }: GrouperMemory, a: number, b: number): void {
  const [one, other] = [posts.get(a)?.issue, posts.get(b)?.issue]
  if (one && other && one !== other) keepApart(one, other)
}

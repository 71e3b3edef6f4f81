import type { GrouperMemory } from './grouper-memory'
import type { JoinReason } from './grouper.types'
import type { HeldPost, OpenIssue } from './open-issues'
import { TITLE } from './read-terms'
import { nameShare, weighTerm, type TermTable } from './term-table'
import { eachShared, eachTerm, type TermVector } from './term-vector'

const MOST_WORDS = 5
/** Only the latest posts of an issue, and its first, are compared one by one. */
const LATEST = 8
const NAME = 0.5

/** The post of an issue that a post is most like, the oldest of equals: by the weight of the terms they share, against the other's own. */
export function findNearest(table: TermTable, vector: TermVector, issue: OpenIssue): HeldPost {
  const looked = issue.posts.length > LATEST ? [issue.posts[0]!, ...issue.posts.slice(-LATEST)] : issue.posts
  let nearest = looked[0]!
  let most = -1
  for (const post of looked) {
    const likeness = measureLikeness(table, vector, post.vector)
    if (likeness > most) {
      nearest = post
      most = likeness
    }
  }
  return nearest
}

function measureLikeness(table: TermTable, a: TermVector, b: TermVector): number {
  let shared = 0
  let own = 0
  eachTerm(table.store, b, term => { own += TITLE * weighTerm(table, term) })
  eachShared(table.store, a, b, (term, mass, other) => { shared += Math.min(mass, other) * weighTerm(table, term) })
  return own === 0 ? 0 : shared / own
}

/** Says in words what brought two sides together. */
export function explainJoin({ terms }: GrouperMemory, a: TermVector, b: TermVector, judged: Pick<JoinReason, 'score' | 'threshold' | 'with'>): JoinReason {
  const shared: { readonly term: number; readonly weight: number }[] = []
  eachShared(terms.store, a, b, (term, own, other) => { shared.push({ term, weight: own * other * weighTerm(terms, term) }) })
  shared.sort((one, other) => other.weight - one.weight || one.term - other.term)
  const all = shared.reduce((sum, { weight }) => sum + weight, 0)
  const names = shared.reduce((sum, { term, weight }) => sum + (isName(terms, term) ? weight : 0), 0)
  const words = shared.slice(0, MOST_WORDS).map(({ term }) => terms.written[term]!)
  return { code: names > all / 2 ? 'same-names' : 'same-words', words, ...judged }
}

const isName = (table: TermTable, term: number): boolean => nameShare(table, term) > NAME || /\d/.test(table.words[term]!)

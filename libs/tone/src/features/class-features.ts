import type { Scope } from '../mark-scopes'
import type { Token } from '../read-tokens'
import { classesOf } from '../words/classify-words'
import { addFeature, type FeatureBag } from './feature-bag'
import type { TargetPlace } from './target-features'

/** More of a kind than this says nothing new. */
const MOST_COUNTED = 3
const NEAR = 3

type Counts = Map<string, number[]>

/**
 * Adds how many words of each class (praise, blame, scandal, aid …) there are: in the whole text, in and out of the target's
 * clauses, before and after the target, near to it and beside it. A negated word counts as another class.
 */
export function addClassFeatures(bag: FeatureBag, tokens: readonly Token[], scopes: readonly Scope[], target: TargetPlace): void {
  const counts: Counts = new Map()
  tokens.forEach(({ name, kind }, index) => {
    if (kind !== 'word') return
    const scope = scopes[index]!
    for (const plain of classesOf(name)) {
      const seen = scope.negated ? `-${plain}` : plain
      count(counts, `a:${seen}`, index)
      if (target.at.length > 0) countByTarget(counts, target, { seen, clause: scope.clause, index })
    }
  })
  for (const [name, places] of counts) {
    for (let many = 1; many <= Math.min(MOST_COUNTED, places.length); many++) addFeature(bag, 'class', `x${many}:${name}`, places)
  }
}

/** A word's class, as a negation leaves it, and where the word stands. */
type Classed = { readonly seen: string; readonly clause: number; readonly index: number }

function countByTarget(counts: Counts, { at, clauses }: TargetPlace, { seen, clause, index }: Classed): void {
  const side = index < at[0]! ? 'l' : index > at.at(-1)! ? 'r' : 'm'
  const distance = Math.min(...at.map(place => Math.abs(place - index)))
  count(counts, `${clauses.has(clause) ? 'in' : 'out'}:${seen}`, index)
  count(counts, `${side}:${seen}`, index)
  if (distance <= NEAR) count(counts, `near${side}:${seen}`, index)
  if (distance <= 1) count(counts, `next${side}:${seen}`, index)
}

function count(counts: Counts, name: string, index: number): void {
  const places = counts.get(name)
  if (places) places.push(index)
  else counts.set(name, [index])
}

import type { Scope } from '../mark-scopes'
import type { Token } from '../read-tokens'
import { addFeature, type FeatureBag } from './feature-bag'

/** Words this near to the target count by side. */
const NEAR = 4

/** Where the target stands: its tokens, and the clauses that hold it. */
export type TargetPlace = { readonly at: readonly number[]; readonly clauses: ReadonlySet<number> }

export function findTarget(tokens: readonly Token[], scopes: readonly Scope[]): TargetPlace {
  const at = tokens.flatMap(({ kind }, index) => (kind === 'target' ? [index] : []))
  return { at, clauses: new Set(at.map(index => scopes[index]!.clause)) }
}

/**
 * Adds what tells whom the tone is about: the words before and after the target ("KPK tangkap" is not "tangkap KPK"), its
 * neighbours in order, and which words share a clause with it ("Damkar cepat, PLN lambat").
 */
export function addTargetFeatures(
  bag: FeatureBag, tokens: readonly Token[], scopes: readonly Scope[], { at, clauses }: TargetPlace,
): void {
  if (at.length === 0) return
  for (const place of at) addNeighbours(bag, tokens, place)
  tokens.forEach(({ name, kind }, index) => {
    if (kind === 'target') return
    addFeature(bag, 'clause', `${clauses.has(scopes[index]!.clause) ? 'C' : 'O'}:${name}`, [index])
  })
}

function addNeighbours(bag: FeatureBag, tokens: readonly Token[], place: number): void {
  for (let distance = 1; distance <= NEAR; distance++) {
    const [left, right] = [tokens[place - distance], tokens[place + distance]]
    if (left) addFeature(bag, 'near', `L:${left.name}`, [place - distance])
    if (right) addFeature(bag, 'near', `R:${right.name}`, [place + distance])
  }
  const nameOf = (index: number): string => tokens[index]?.name ?? (index < 0 ? '<s>' : '</s>')
  const there = (...indexes: readonly number[]) => indexes.filter(index => tokens[index] !== undefined)
  addFeature(bag, 'near', `L1:${nameOf(place - 1)}`, there(place - 1))
  addFeature(bag, 'near', `R1:${nameOf(place + 1)}`, there(place + 1))
  addFeature(bag, 'near', `L2:${nameOf(place - 2)} ${nameOf(place - 1)}`, there(place - 2, place - 1))
  addFeature(bag, 'near', `R2:${nameOf(place + 1)} ${nameOf(place + 2)}`, there(place + 1, place + 2))
}

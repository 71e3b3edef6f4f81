import type { Scope } from '../mark-scopes'
import type { Token } from '../read-tokens'
import { addFeature, type FeatureBag } from './feature-bag'

/** Where the target stands: its tokens, and the clauses that hold it. */
export type TargetPlace = { readonly at: readonly number[]; readonly clauses: ReadonlySet<number> }

const NO_CLAUSES: ReadonlySet<number> = new Set()

export function findTarget(tokens: readonly Token[], scopes: readonly Scope[]): TargetPlace {
  const at: number[] = []
  tokens.forEach(({ kind }, index) => {
    if (kind === 'target') at.push(index)
  })
  return { at, clauses: at.length === 0 ? NO_CLAUSES : new Set(at.map(index => scopes[index]!.clause)) }
}

/** Adds which words share a clause with the target and which do not ("Damkar cepat, PLN lambat"). */
export function addTargetFeatures(
  bag: FeatureBag, tokens: readonly Token[], scopes: readonly Scope[], { at, clauses }: TargetPlace,
): void {
  if (at.length === 0) return
  tokens.forEach(({ name, kind }, index) => {
    if (kind !== 'target') addFeature(bag, 'clause', `${clauses.has(scopes[index]!.clause) ? 'C' : 'O'}:${name}`, [index])
  })
}

import { markScopes, type Scope } from '../mark-scopes'
import type { Token } from '../read-tokens'
import { addClassFeatures } from './class-features'
import type { FeatureBag } from './feature-bag'
import { addShapeFeatures } from './shape-features'
import { addTargetFeatures, findTarget, type TargetPlace } from './target-features'
import { addWordFeatures } from './word-features'

/** A text made ready for its features. */
export type Reading = {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly scopes: readonly Scope[]
  readonly target: TargetPlace
}

export function makeReading(text: string, tokens: readonly Token[]): Reading {
  const scopes = markScopes(tokens)
  return { text, tokens, scopes, target: findTarget(tokens, scopes) }
}

/** Lists all features of a text, by name, for training. `findFeatures` finds the same ones among those of a model, faster. */
export function listFeatures(reading: Reading): FeatureBag {
  const { tokens, scopes, target } = reading
  const bag = listSigns(reading)
  addWordFeatures(bag, tokens)
  addTargetFeatures(bag, tokens, scopes, target)
  return bag
}

/** Lists the features that are no words: word classes and shape. */
export function listSigns({ text, tokens, scopes, target }: Reading): FeatureBag {
  const bag: FeatureBag = new Map()
  addClassFeatures(bag, tokens, scopes, target)
  addShapeFeatures(bag, text, tokens, target)
  return bag
}

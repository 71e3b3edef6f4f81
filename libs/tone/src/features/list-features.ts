import { markScopes } from '../mark-scopes'
import type { Token } from '../read-tokens'
import { addClassFeatures } from './class-features'
import type { FeatureBag } from './feature-bag'
import { addShapeFeatures } from './shape-features'
import { addTargetFeatures, findTarget } from './target-features'
import { addWordFeatures } from './word-features'

/** Lists all features of a text that was read into `tokens`. Training and judging both go through here. */
export function listFeatures(text: string, tokens: readonly Token[]): FeatureBag {
  const bag: FeatureBag = new Map()
  const scopes = markScopes(tokens)
  const target = findTarget(tokens, scopes)
  addWordFeatures(bag, tokens)
  addTargetFeatures(bag, tokens, scopes, target)
  addClassFeatures(bag, tokens, scopes, target)
  addShapeFeatures(bag, text, tokens, target)
  return bag
}

import type { Token } from '../read-tokens'
import { addFeature, type FeatureBag } from './feature-bag'

/** What stands before the first word. */
export const TEXT_START = '<s>'

/** Adds the words and the pairs of neighbours (Wang & Manning 2012). */
export function addWordFeatures(bag: FeatureBag, tokens: readonly Token[]): void {
  let before = TEXT_START
  tokens.forEach(({ name }, at) => {
    addFeature(bag, 'word', `w:${name}`, [at])
    addFeature(bag, 'pair', `b:${before} ${name}`, at === 0 ? [at] : [at - 1, at])
    before = name
  })
}

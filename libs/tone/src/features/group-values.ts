import type { FeatureBag, FeatureGroup } from './feature-bag'

/** Found by cross-validation on the development data: where a word stands counts a little less than that it is there. */
const GROUP_WEIGHTS: Readonly<Record<FeatureGroup, number>> = { word: 1, pair: 1, clause: 0.7, class: 1, shape: 1 }

/**
 * The value of a feature of each group in a text: a group's values have about the length of its weight. Words, pairs and words
 * by clause are as many as the text has tokens; classes and shape are counted in the bag.
 */
export function groupValues(bag: FeatureBag, tokens: number): Readonly<Record<FeatureGroup, number>> {
  let classes = 0
  let shapes = 0
  for (const { group } of bag.values()) {
    if (group === 'class') classes++
    if (group === 'shape') shapes++
  }
  const valueOf = (group: FeatureGroup, count: number): number => GROUP_WEIGHTS[group] / Math.sqrt(count + 1)
  return {
    word: valueOf('word', tokens), pair: valueOf('pair', tokens), clause: valueOf('clause', tokens),
    class: valueOf('class', classes), shape: valueOf('shape', shapes),
  }
}

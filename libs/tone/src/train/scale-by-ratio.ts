import type { Example } from './collect-features'

/** The share of every feature alike; the rest goes by how unevenly it lies over the labels. */
const PLAIN = 0.5

/**
 * Gives the factor for each feature's values: half of it is 1, the other half the root mean square, over the labels, of the
 * logarithm of how much more often the feature is among a label's than among the others' (Wang & Manning 2012, "Baselines and
 * Bigrams": NB-SVM, interpolated). Counts start at 1.
 */
export function scaleByRatio(examples: readonly Pick<Example, 'features' | 'label'>[], size: number): Float64Array {
  const counts = [0, 1, 2].map(() => new Float64Array(size).fill(1))
  for (const { features, label } of examples) for (const feature of features) counts[label]![feature]!++
  const totals = counts.map(own => own.reduce((sum, one) => sum + one, 0))
  const total = totals[0]! + totals[1]! + totals[2]!
  return Float64Array.from({ length: size }, (_, feature) => {
    const all = counts[0]![feature]! + counts[1]![feature]! + counts[2]![feature]!
    const squares = counts.map((own, label) => {
      const [inside, outside] = [own[feature]! / totals[label]!, (all - own[feature]!) / (total - totals[label]!)]
      return Math.log(inside / outside) ** 2
    })
    return PLAIN + (1 - PLAIN) * Math.sqrt((squares[0]! + squares[1]! + squares[2]!) / 3)
  })
}

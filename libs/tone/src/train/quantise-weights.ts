/**
 * `kept` are the numbers of the features that stay, ascending; `weights` three whole numbers each; times `step` they are the
 * real ones.
 */
export type Quantised = { readonly kept: readonly number[]; readonly weights: Int8Array; readonly step: number }

const LARGEST = 127

/**
 * Rounds weights (one array per label) to whole numbers from −127 to 127 and keeps the `most` features with the largest weight
 * for any label; equal ones by their number. Features whose weights all round to 0 go.
 */
export function quantiseWeights(perLabel: readonly Float64Array[], size: number, most: number): Quantised {
  const strongest = (feature: number) => Math.max(...perLabel.map(one => Math.abs(one[feature] ?? 0)))
  const strength = Float64Array.from({ length: size }, (_, feature) => strongest(feature))
  const step = (strength.reduce((top, one) => Math.max(top, one), 0) || 1) / LARGEST
  const kept = [...strength.keys()]
    .filter(feature => Math.round((strength[feature] ?? 0) / step) > 0)
    .sort((a, b) => (strength[b] ?? 0) - (strength[a] ?? 0) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b)
  const weights = Int8Array.from(kept.flatMap(feature => perLabel.map(one => Math.round((one[feature] ?? 0) / step))))
  return { kept, weights, step }
}

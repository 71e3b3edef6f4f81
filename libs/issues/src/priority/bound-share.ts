import { logShares } from '../emergence/incomplete-beta'

const STEPS = 40
/** Before anything was judged a quarter is taken to be negative, with the weight of four judgements. */
const PRIOR = { negative: 1, other: 3 } as const

/**
 * Between which bounds a share lies: 10 % of the belief is below `low`, 10 % above `high`. The lower bound is Clopper and Pearson's,
 * so that nothing seen is 0; the upper one has a Beta(1, 3) prior, so that a single negative post is not "perhaps all".
 *
 * @param hits and `of`, 0 ≤ hits ≤ of
 */
export function boundShare(hits: number, of: number): { readonly low: number, readonly high: number } {
  const rest = Math.max(0, of - hits)
  const high = betaQuantile(0.9, PRIOR.negative + hits, PRIOR.other + rest)
  return { low: hits > 0 ? Math.min(high, betaQuantile(0.1, hits, rest + 1)) : 0, high }
}

function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2
    if (logShares(middle, a, b).below < Math.log(share)) low = middle
    else high = middle
  }
  return high
}

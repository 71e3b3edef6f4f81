/** One in a thousand: what is rarer by chance is not taken for chance. */
const RARE = 0.001

/** Whether a fair coin falls on one side `count` times of `of` or fewer only once in a thousand (binomial test, one-sided). */
export function isFarBelowHalf(count: number, of: number): boolean {
  let term = -of * Math.LN2
  let total = 0
  for (let heads = 0; heads <= count; heads++) {
    total += Math.exp(term)
    term += Math.log(of - heads) - Math.log(heads + 1)
  }
  return total < RARE
}

/** The chance that two even sides differ this much or more: whether `count` of `of` is far above half. */
export const isFarAboveHalf = (count: number, of: number): boolean => isFarBelowHalf(of - count, of)

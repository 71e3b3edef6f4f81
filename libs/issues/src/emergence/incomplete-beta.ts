/** Lanczos' approximation of ln Γ, g = 7 (Lanczos 1964, coefficients of Godfrey); relative error below 1e-13 for positive arguments. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const
const TINY = 1e-300

/**
 * ln I_q(a, b) and ln (1 − I_q(a, b)), I the regularised incomplete beta function: the share of a Beta(a, b) distribution below q
 * and above it. Its continued fraction (DLMF 8.17.22) is evaluated in logarithms, so that tails far below 10^−300 stay exact.
 *
 * @param q between 0 and 1
 * @param a above 0, as is `b`
 */
export function logShares(q: number, a: number, b: number): { readonly below: number, readonly above: number } {
  const inside = Math.min(1 - 2 ** -53, Math.max(TINY, q))
  const front = a * Math.log(inside) + b * Math.log1p(-inside) - logBeta(a, b)
  if (inside < (a + 1) / (a + b + 2)) {
    const below = Math.min(0, front - Math.log(a) + Math.log(betaFraction(inside, a, b)))
    return { below, above: logRest(below) }
  }
  const above = Math.min(0, front - Math.log(b) + Math.log(betaFraction(1 - inside, b, a)))
  return { below: logRest(above), above }
}

/** ln (1 − e^x). */
const logRest = (x: number): number => Math.log(Math.max(TINY, -Math.expm1(x)))

/** Lentz' evaluation of the continued fraction of the incomplete beta function. */
function betaFraction(x: number, a: number, b: number): number {
  const safe = (value: number): number => (Math.abs(value) < TINY ? TINY : value)
  let c = 1
  let d = 1 / safe(1 - (a + b) * x / (a + 1))
  let result = d
  for (let m = 1; m <= 5000; m++) {
    const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    result *= d * c
    const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-12) break
  }
  return Math.max(TINY, result)
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b)

function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value)
  const x = value - 1
  const base = x + 7.5
  const sum = LANCZOS.reduce((total, term, at) => total + (at === 0 ? term : term / (x + at)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(base) - base + Math.log(sum)
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959964

/**
 * Gives the 95 % interval of a share, of `hits` among `n` (E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927): unlike the textbook one it stays within 0 and 1 and says something of few cases.
 * Without cases it is everything, 0 to 1.
 */
export function wilsonInterval(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 }
  const share = hits / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  // Where all or none are hits the interval ends there; only rounding says otherwise.
  return { low: hits === 0 ? 0 : (middle - reach) / scale, high: hits === n ? 1 : (middle + reach) / scale }
}

/**
 * The log-count ratio of naive Bayes (Wang & Manning 2012, eq. 1): how much more often each feature occurs in the rows of the
 * class (`sides` = 1) than in the others (−1), on presence, smoothed by adding `smoothing` to every count.
 */
export function weighByCounts(rows: readonly Int32Array[], sides: Int8Array, size: number, smoothing: number): Float64Array {
  const inside = new Float64Array(size).fill(smoothing)
  const outside = new Float64Array(size).fill(smoothing)
  rows.forEach((row, at) => {
    const counts = sides[at] === 1 ? inside : outside
    for (const feature of row) counts[feature] = (counts[feature] ?? 0) + 1
  })
  const shift = Math.log(sum(inside)) - Math.log(sum(outside))
  return inside.map((count, feature) => Math.log(count) - Math.log(outside[feature] ?? 1) - shift)
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, one) => total + one, 0)
}

/**
 * Marsaglia's 32-bit xorshift (2003, "Xorshift RNGs"), so that training draws the same order every time and everywhere.
 * Takes a seed other than 0 and gives a function that draws whole numbers below `below`.
 */
export function seededDraw(seed: number): (below: number) => number {
  let state = seed >>> 0
  return below => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** Shuffles in place (Fisher–Yates). */
export function shuffle(order: Int32Array, draw: (below: number) => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = draw(last + 1)
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}

/** 32 bands of two rows find nearly every copy with a tenth of its words changed; which of them are copies is checked exactly. */
export const BANDS = 32
const ROWS = 2

/** Odd multipliers and addends from a fixed sequence (Knuth's linear congruential generator), so that every process has the same. */
const factors = new Int32Array(2 * BANDS * ROWS)
for (let at = 0, state = 20_231_016; at < factors.length; at++) {
  state = Math.imul(state, 1_664_525) + 1_013_904_223 | 0
  factors[at] = at % 2 === 0 ? state | 1 : state
}

/**
 * MinHash (Broder 1997): the smallest value of each of 64 hash functions over the shingles, two of them to a band. Gives one key for
 * each band; two texts share a band's key about as often as the square of their Jaccard similarity.
 */
export function bandKeys(hashes: Int32Array): Int32Array {
  const keys = new Int32Array(BANDS)
  for (let band = 0; band < BANDS; band++) {
    let key = band
    for (let row = 0; row < ROWS; row++) key = Math.imul(key, 0x9e3779b1) + smallest(hashes, 2 * (band * ROWS + row)) | 0
    keys[band] = key ^ (key >>> 15)
  }
  return keys
}

function smallest(hashes: Int32Array, at: number): number {
  const factor = factors[at]!
  const addend = factors[at + 1]!
  let least = 0x7fffffff
  for (let place = 0; place < hashes.length; place++) {
    const value = Math.imul(hashes[place]!, factor) + addend | 0
    if (value < least) least = value
  }
  return least
}

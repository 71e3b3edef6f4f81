/** What would change if the list were loaded anew. */
export type Pending = { readonly added: number; readonly moved: number; readonly left: number }
export const nothingPending: Pending = { added: 0, moved: 0, left: 0 }

/**
 * Holds the shown order against the server's. `complete` says that `fresh` is the whole list: only then is what it lacks gone.
 * An unknown issue is new where the whole list was shown or its id is above all shown ones (ids rise with time), else it has moved
 * up from further down. `moved` is the least number of rows that have to be taken out to make the rest agree.
 */
export function compareLists(shown: readonly number[], fresh: readonly number[], complete: { readonly shown: boolean; readonly fresh: boolean }): Pending {
  const known = new Set(shown)
  const there = new Set(fresh)
  const newest = Math.max(0, ...shown)
  const unknown = fresh.filter(id => !known.has(id))
  const added = unknown.filter(id => complete.shown || id > newest).length
  const places = new Map(shown.map((id, index) => [id, index]))
  const common = fresh.flatMap(id => places.get(id) ?? [])
  const last = Math.max(-1, ...common)
  const missing = shown.filter((id, index) => !there.has(id) && (complete.fresh || index < last)).length
  const moved = unknown.length - added + common.length - longestRise(common)
  return complete.fresh ? { added, moved, left: missing } : { added, moved: moved + missing, left: 0 }
}

/** Length of the longest rising subsequence, by patience sorting (Schensted 1961; O(n log n)). */
export function longestRise(values: readonly number[]): number {
  const tails: number[] = []
  for (const value of values) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    tails[low] = value
  }
  return tails.length
}

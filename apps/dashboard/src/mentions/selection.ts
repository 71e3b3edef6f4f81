/** Mentions picked for a correction together; `last` is where a range starts. */
export type Selection = { readonly ids: ReadonlySet<number>; readonly last: number | null }

export const nothingPicked: Selection = { ids: new Set(), last: null }

/** As many as one request takes. */
export const mostPicked = 500

/** Picks one, or lets it go. */
export function togglePick({ ids }: Selection, id: number): Selection {
  const next = new Set(ids)
  if (!next.delete(id) && next.size < mostPicked) next.add(id)
  return { ids: next, last: id }
}

/** Adds everything between the last pick and `id`, in the order of the list; without a last pick (or where it is gone) only `id`. */
export function pickRange({ ids, last }: Selection, order: readonly number[], id: number): Selection {
  const to = order.indexOf(id)
  const from = last === null ? -1 : order.indexOf(last)
  const stretch = from === -1 || to === -1 ? [id] : order.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: capped([...ids, ...stretch]), last: id }
}

/** All of the list, up to the limit. */
export const pickAll = (order: readonly number[]): Selection => ({ ids: capped(order), last: order.at(-1) ?? null })

/** What is picked and still on the list, in its order. */
export const pickedOf = ({ ids }: Selection, order: readonly number[]): number[] => order.filter(id => ids.has(id))

const capped = (ids: readonly number[]): ReadonlySet<number> => new Set([...new Set(ids)].slice(0, mostPicked))

/** Gives, page by page of falling ids, the entries of the ids from the last page down to `oldestId`: each page its own. */
export function shareOut<Value>(entries: ReadonlyMap<number, Value>): (oldestId: number) => ReadonlyMap<number, Value> {
  const falling = [...entries].sort(([one], [other]) => other - one)
  let at = 0
  return oldestId => {
    const from = at
    while (at < falling.length && falling[at]![0] >= oldestId) at += 1
    return new Map(falling.slice(from, at))
  }
}

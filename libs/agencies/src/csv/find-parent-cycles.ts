/**
 * Finds who is its own ancestor, from the parent of each (null or unknown at a top), with the circle it stands in. Those below a
 * circle, but not in it, are not named. Linear in the number of keys.
 */
export function findParentCycles(parents: ReadonlyMap<string, string | null>): ReadonlyMap<string, readonly string[]> {
  const done = new Set<string>()
  const circles = new Map<string, readonly string[]>()
  for (const start of parents.keys()) {
    const walked = new Map<string, number>()
    let at: string | null = start
    while (at !== null && parents.has(at) && !walked.has(at) && !done.has(at)) {
      walked.set(at, walked.size)
      at = parents.get(at) ?? null
    }
    const circle = at !== null && walked.has(at) ? [...walked.keys()].slice(walked.get(at)) : []
    for (const key of circle) circles.set(key, circle)
    for (const key of walked.keys()) done.add(key)
  }
  return circles
}

const mostNames = 4

/** Writes a circle for people: its first names in order, and the first once more where all are there. */
export function describeCircle(names: readonly string[]): string {
  return [...names.slice(0, mostNames), names.length > mostNames ? '…' : names[0] ?? ''].join(' → ')
}

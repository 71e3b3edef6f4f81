/**
 * Finds who is its own ancestor, from the parent of each (null or unknown at a top), with the circle it stands in. Those below a
 * circle, but not in it, are not named. Linear in the number of keys.
 */
export function findParentCycles(parents: ReadonlyMap<string, string | null>): ReadonlyMap<string, readonly string[]> {
  const done = new Set<string>()
  const circles = new Map<string, readonly string[]>()
  for (const start of parents.keys()) {
    const walked = walkUp(parents, start, done)
    const path = [...walked]
    const end = parents.get(path.at(-1) ?? '') ?? null
    // Where the walk comes back to a key of its own, it has gone round from there.
    const circle = end !== null && walked.has(end) ? path.slice(path.indexOf(end)) : []
    for (const key of circle) circles.set(key, circle)
    for (const key of walked) done.add(key)
  }
  return circles
}

/** The keys from one upwards, in order, up to a top, a key that is done or one that has been passed. */
function walkUp(parents: ReadonlyMap<string, string | null>, start: string, done: ReadonlySet<string>): ReadonlySet<string> {
  const walked = new Set<string>()
  let at: string | null = start
  while (at !== null && parents.has(at) && !walked.has(at) && !done.has(at)) {
    walked.add(at)
    at = parents.get(at) ?? null
  }
  return walked
}

const mostNames = 4

/** Writes a circle for people: its first names in order, and the first once more where all are there. */
export function describeCircle(keys: readonly string[], nameOf: (key: string) => string): string {
  const names = keys.slice(0, mostNames).map(nameOf)
  return [...names, keys.length > mostNames ? '…' : names[0] ?? ''].join(' → ')
}

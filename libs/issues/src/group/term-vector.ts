/**
 * How much of each term a group of posts has: terms ascending, their mass beside them. `size` entries are in use. `square`: its
 * squared length under the weights of the hour with the stamp `squaredAt`, 0 where it must be worked out anew.
 */
export type TermVector = { terms: Int32Array; mass: Float32Array; size: number; square: number; squaredAt: number }

export function createVector(capacity: number): TermVector {
  return { terms: new Int32Array(capacity), mass: new Float32Array(capacity), size: 0, square: 0, squaredAt: 0 }
}

/** The place of a term, or where it would stand as `-place - 1`. */
export function findTerm({ terms, size }: TermVector, term: number): number {
  let low = 0
  let high = size - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = terms[middle]!
    if (found === term) return middle
    if (found < term) low = middle + 1
    else high = middle - 1
  }
  return -low - 1
}

/** The mass of a term; 0 where it is not there. */
export function massOf(vector: TermVector, term: number): number {
  const place = findTerm(vector, term)
  return place < 0 ? 0 : vector.mass[place]!
}

/** Adds mass to a term; gives true where it was not there before. */
export function addMass(vector: TermVector, term: number, mass: number): boolean {
  const place = findTerm(vector, term)
  vector.squaredAt = 0
  if (place >= 0) {
    vector.mass[place]! += mass
    return false
  }
  if (vector.size === vector.terms.length) grow(vector)
  const at = -place - 1
  vector.terms.copyWithin(at + 1, at, vector.size)
  vector.mass.copyWithin(at + 1, at, vector.size)
  vector.terms[at] = term
  vector.mass[at] = mass
  vector.size++
  return true
}

function grow(vector: TermVector): void {
  const capacity = Math.max(8, Math.ceil(vector.size * 1.5))
  const { terms, mass } = vector
  vector.terms = new Int32Array(capacity)
  vector.mass = new Float32Array(capacity)
  vector.terms.set(terms)
  vector.mass.set(mass)
}

import { chunkOf, giveBack, HEAD, lengthOf, makeRoom, offsetOf, takeRoom, type NumberStore } from '@kentongan/posts'

/**
 * How much of each term a post or an issue has, as the place of a list in a store: term, mass, term, mass and so on, terms ascending.
 * Mass is in hundredths and whole, so that sums come out the same in any order.
 */
export type TermVector = number

/** A vector without terms; `size`: how many are to come. */
export const createVector = (store: NumberStore, size: number): TermVector => takeRoom(store, 2 * size)

export const dropVector = (store: NumberStore, vector: TermVector): void => giveBack(store, vector)

/** How many terms it has. */
export const sizeOf = (store: NumberStore, vector: TermVector): number => lengthOf(store, vector) >> 1

/** Adds a term that is greater than all it has. */
export function appendTerm(store: NumberStore, vector: TermVector, term: number, mass: number): void {
  const chunk = chunkOf(store, vector)
  const offset = offsetOf(vector)
  const end = offset + HEAD + chunk[offset + 1]!
  chunk[end] = term
  chunk[end + 1] = mass
  chunk[offset + 1]! += 2
}

/** Calls with each term and its mass, terms ascending. */
export function eachTerm(store: NumberStore, vector: TermVector, visit: (term: number, mass: number) => void): void {
  const chunk = chunkOf(store, vector)
  const start = offsetOf(vector) + HEAD
  const end = start + chunk[start - 1]!
  for (let at = start; at < end; at += 2) visit(chunk[at]!, chunk[at + 1]!)
}

/** The mass of a term; 0 where it is not there. */
export function massOf(store: NumberStore, vector: TermVector, term: number): number {
  const chunk = chunkOf(store, vector)
  const start = offsetOf(vector) + HEAD
  let low = 0
  let high = (chunk[start - 1]! >> 1) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = chunk[start + 2 * middle]!
    if (found === term) return chunk[start + 2 * middle + 1]!
    if (found < term) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** Calls with each term that both have and its mass on either side, terms ascending. */
export function eachShared(store: NumberStore, a: TermVector, b: TermVector, visit: (term: number, massOfA: number, massOfB: number) => void): void {
  const [chunkA, chunkB] = [chunkOf(store, a), chunkOf(store, b)]
  let atA = offsetOf(a) + HEAD
  let atB = offsetOf(b) + HEAD
  const endA = atA + chunkA[atA - 1]!
  const endB = atB + chunkB[atB - 1]!
  while (atA < endA && atB < endB) {
    const difference = chunkA[atA]! - chunkB[atB]!
    if (difference === 0) visit(chunkA[atA]!, chunkA[atA + 1]!, chunkB[atB + 1]!)
    if (difference <= 0) atA += 2
    if (difference >= 0) atB += 2
  }
}

/**
 * Adds one vector to another and gives the sum's place; it calls with each term that was not there before. Both are walked once, from
 * the end, so that nothing is moved twice.
 */
export function addVector(store: NumberStore, sum: TermVector, added: TermVector, onNew: (term: number) => void): TermVector {
  let fresh = sizeOf(store, added)
  eachShared(store, sum, added, () => fresh--)
  const place = makeRoom(store, sum, lengthOf(store, sum) + 2 * fresh)
  const [chunk, other] = [chunkOf(store, place), chunkOf(store, added)]
  const [start, startOther] = [offsetOf(place) + HEAD, offsetOf(added) + HEAD]
  let at = start + chunk[start - 1]! - 2
  let atOther = startOther + other[startOther - 1]! - 2
  chunk[start - 1]! += 2 * fresh
  for (let to = start + chunk[start - 1]! - 2; atOther >= startOther; to -= 2) {
    const term = other[atOther]!
    const own = at >= start ? chunk[at]! : -1
    chunk[to] = Math.max(own, term)
    chunk[to + 1] = (own >= term ? chunk[at + 1]! : 0) + (own <= term ? other[atOther + 1]! : 0)
    if (own < term) onNew(term)
    if (own >= term) at -= 2
    if (own <= term) atOther -= 2
  }
  return place
}

/**
 * Lists of whole numbers that live long, in a few large arrays: a typed array of its own costs some 300 bytes beside its numbers. A
 * list is known by its place: chunk × 65,536 + offset. There stand its capacity, its length, and from `HEAD` on its numbers.
 * `filled`: how much of the last chunk is taken. `free`: places of lists given back, by capacity.
 */
export type NumberStore = { readonly chunks: Int32Array[]; filled: number; readonly free: Map<number, number[]> }

/** A list never crosses chunks; one that is longer has a chunk of its own. */
const CHUNK = 1 << 16
const SMALLEST = 8
export const HEAD = 2

export const createNumberStore = (): NumberStore => ({ chunks: [], filled: CHUNK, free: new Map() })

/** The chunk that a list is in. */
export const chunkOf = (store: NumberStore, place: number): Int32Array => store.chunks[place >>> 16]!
/** Where in its chunk a list begins. */
export const offsetOf = (place: number): number => place & (CHUNK - 1)
/** How many numbers a list has. */
export const lengthOf = (store: NumberStore, place: number): number => chunkOf(store, place)[offsetOf(place) + 1]!

/** Makes room for a list of up to so many numbers, empty at first, and gives its place. */
export function takeRoom(store: NumberStore, length: number): number {
  const capacity = capacityFor(length + HEAD)
  const place = store.free.get(capacity)?.pop() ?? openRoom(store, capacity)
  const chunk = chunkOf(store, place)
  chunk[offsetOf(place)] = capacity
  chunk[offsetOf(place) + 1] = 0
  return place
}

/** Gives a list's room back. */
export function giveBack(store: NumberStore, place: number): void {
  const capacity = chunkOf(store, place)[offsetOf(place)]!
  const free = store.free.get(capacity)
  if (free) free.push(place)
  else store.free.set(capacity, [place])
}

/** Keeps these numbers and gives their place. */
export function keepNumbers(store: NumberStore, numbers: Int32Array): number {
  const place = takeRoom(store, numbers.length)
  const chunk = chunkOf(store, place)
  chunk.set(numbers, offsetOf(place) + HEAD)
  chunk[offsetOf(place) + 1] = numbers.length
  return place
}

/** The list with room for so many numbers, moved if it has to be; gives its place. */
export function makeRoom(store: NumberStore, place: number, length: number): number {
  const chunk = chunkOf(store, place)
  const offset = offsetOf(place)
  if (length + HEAD <= chunk[offset]!) return place
  const moved = takeRoom(store, length + (length >> 2))
  const held = chunk[offset + 1]!
  chunkOf(store, moved).set(chunk.subarray(offset + HEAD, offset + HEAD + held), offsetOf(moved) + HEAD)
  chunkOf(store, moved)[offsetOf(moved) + 1] = held
  giveBack(store, place)
  return moved
}

/** The numbers of a list, for as long as nobody changes it. */
export function readNumbers(store: NumberStore, place: number): Int32Array {
  const start = offsetOf(place) + HEAD
  return chunkOf(store, place).subarray(start, start + lengthOf(store, place))
}

function openRoom(store: NumberStore, capacity: number): number {
  if (store.filled + capacity > CHUNK) {
    store.chunks.push(new Int32Array(Math.max(CHUNK, capacity)))
    store.filled = 0
  }
  const place = (store.chunks.length - 1) * CHUNK + store.filled
  store.filled += capacity
  return place
}

/** Eight sizes to a doubling, so that at most an eighth is room for nothing and what is given back fits others. */
function capacityFor(length: number): number {
  const step = Math.max(SMALLEST, 1 << Math.max(0, 28 - Math.clz32(length)))
  return Math.ceil(length / step) * step
}

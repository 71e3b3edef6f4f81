import type { WildWord } from '../language/query'

/** Words with `*`, found by their first or last two characters. */
export type WildWords = {
  readonly patterns: readonly WildWord[]
  /** By first (last) two characters: the patterns that begin (end) with them. A pattern stands in one of the three lists. */
  readonly byStart: ReadonlyMap<number, readonly number[]>
  readonly byEnd: ReadonlyMap<number, readonly number[]>
  readonly others: readonly number[]
}

const pair = (first: number, second: number): number => (first << 16) | second

export function indexWildWords(patterns: readonly WildWord[]): WildWords {
  const byStart = new Map<number, number[]>()
  const byEnd = new Map<number, number[]>()
  const others: number[] = []
  patterns.forEach(({ parts }, number) => {
    const first = parts[0]!
    const last = parts.at(-1)!
    if (first.length >= 2) addTo(byStart, pair(first.charCodeAt(0), first.charCodeAt(1)), number)
    else if (last.length >= 2) addTo(byEnd, pair(last.charCodeAt(last.length - 2), last.charCodeAt(last.length - 1)), number)
    else others.push(number)
  })
  return { patterns, byStart, byEnd, others }
}

function addTo(index: Map<number, number[]>, key: number, number: number): void {
  const list = index.get(key)
  if (list === undefined) index.set(key, [number])
  else list.push(number)
}

/** Calls `found` with the number of each pattern that fits the folded word as a whole; `bare` is the word without clitics. */
export function findWildWords(wild: WildWords, word: string, bare: string, found: (number: number) => void): void {
  const fits = (number: number) => {
    const { parts } = wild.patterns[number]!
    if (fitsPattern(parts, word) || (bare !== word && fitsPattern(parts, bare))) found(number)
  }
  wild.byStart.get(pair(word.charCodeAt(0), word.charCodeAt(1)))?.forEach(fits)
  new Set([...endingLike(wild, word), ...endingLike(wild, bare)]).forEach(fits)
  wild.others.forEach(fits)
}

const endingLike = ({ byEnd }: WildWords, word: string): readonly number[] =>
  byEnd.get(pair(word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1))) ?? []

/** Whether the pieces stand in the word in this order, the first at its start and the last at its end. */
function fitsPattern(parts: readonly string[], word: string): boolean {
  const first = parts[0]!
  const last = parts.at(-1)!
  if (word.length < first.length + last.length || !word.startsWith(first) || !word.endsWith(last)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const place = word.indexOf(part, at)
    if (place < 0) return false
    at = place + part.length
  }
  return at <= word.length - last.length
}

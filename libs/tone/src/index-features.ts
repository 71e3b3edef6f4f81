import { findPairPlace, makePairTable, type PairTable } from './pair-table'

/**
 * Finds the features of words by number instead of by name: each word is looked up once, and a pair only where both its words
 * are known. A place is where a feature's three weights start; −1 where the model lacks it.
 */
export type FeatureIndex = {
  /** How many features there are. */
  readonly size: number
  readonly words: ReadonlyMap<string, number>
  /** By word: its place, its place in a clause of the target, and in another clause. */
  readonly singles: Int32Array
  readonly inside: Int32Array
  readonly outside: Int32Array
  /** The places of pairs, by the numbers of their words. */
  readonly pairs: PairTable
  /** The place of every other feature, by name. */
  readonly signs: ReadonlyMap<string, number>
}

/** Takes the names of all features without repeats, in the order of their places. */
export function indexFeatures(names: readonly string[]): FeatureIndex {
  const words = new Map<string, number>()
  const tables = { w: [] as number[], C: [] as number[], O: [] as number[] }
  const pairs: (readonly [number, number, number])[] = []
  const signs = new Map<string, number>()
  const numberOf = (word: string): number => {
    const known = words.get(word)
    if (known !== undefined) return known
    words.set(word, words.size)
    return words.size - 1
  }
  names.forEach((name, at) => {
    const table = name[1] === ':' ? name[0] : ''
    if (table === 'w' || table === 'C' || table === 'O') tables[table][numberOf(name.slice(2))] = at * 3
    else if (table === 'b') {
      const space = name.indexOf(' ')
      pairs.push([numberOf(name.slice(2, space)), numberOf(name.slice(space + 1)), at * 3])
    } else signs.set(name, at * 3)
  })
  const fill = (table: readonly number[]): Int32Array => Int32Array.from({ length: words.size }, (_, word) => table[word] ?? -1)
  return {
    size: names.length, words, signs, singles: fill(tables.w), inside: fill(tables.C), outside: fill(tables.O),
    pairs: makePairTable(pairs),
  }
}

/** Whether the model knows the word by itself. */
export function knowsWord({ words, singles }: FeatureIndex, word: string): boolean {
  const number = words.get(word)
  return number !== undefined && singles[number]! >= 0
}

/** The place of a feature by its name, as training lists it; -1 where the model lacks it. */
export function findPlace(index: FeatureIndex, name: string): number {
  const sign = index.signs.get(name)
  if (sign !== undefined) return sign
  const rest = name.slice(2)
  if (name.startsWith('b:')) return findPair(index, rest)
  const tables: Readonly<Record<string, Int32Array>> = { 'w:': index.singles, 'C:': index.inside, 'O:': index.outside }
  return tables[name.slice(0, 2)]?.[index.words.get(rest) ?? -1] ?? -1
}

function findPair({ words, pairs }: FeatureIndex, pair: string): number {
  const space = pair.indexOf(' ')
  const [first, second] = [words.get(pair.slice(0, space)), words.get(pair.slice(space + 1))]
  return first === undefined || second === undefined ? -1 : findPairPlace(pairs, first, second)
}

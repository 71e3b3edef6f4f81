/**
 * Finds the features of words by number instead of by name: each word is looked up once, and a pair only where both its words
 * are known. A place is where a feature's three weights start; −1 where the model lacks it.
 */
export type FeatureIndex = {
  readonly words: ReadonlyMap<string, number>
  /** By word: its place, its place in a clause of the target, and in another clause. */
  readonly singles: Int32Array
  readonly inside: Int32Array
  readonly outside: Int32Array
  /** The place of a pair, by first word × number of words + second word. */
  readonly pairs: ReadonlyMap<number, number>
  /** The place of every other feature, by name. */
  readonly signs: ReadonlyMap<string, number>
}

const SINGLE = /^[wCO]:/

/** Takes the names of all features without repeats, in the order of their places. */
export function indexFeatures(names: readonly string[]): FeatureIndex {
  const words = new Map<string, number>()
  const add = (word: string): void => void (words.has(word) || words.set(word, words.size))
  for (const name of names) {
    if (SINGLE.test(name)) add(name.slice(2))
    else if (name.startsWith('b:')) name.slice(2).split(' ').forEach(add)
  }
  const empty = (): Int32Array => new Int32Array(words.size).fill(-1)
  const tables = { w: empty(), C: empty(), O: empty() }
  const pairs = new Map<number, number>()
  const signs = new Map<string, number>()
  names.forEach((name, at) => {
    if (SINGLE.test(name)) tables[name[0] as 'w' | 'C' | 'O'][words.get(name.slice(2))!] = at * 3
    else if (name.startsWith('b:')) pairs.set(pairNumber(words, name.slice(2)), at * 3)
    else signs.set(name, at * 3)
  })
  return { words, singles: tables.w, inside: tables.C, outside: tables.O, pairs, signs }
}

function pairNumber(words: ReadonlyMap<string, number>, pair: string): number {
  const [first = '', second = ''] = pair.split(' ')
  return words.get(first)! * words.size + words.get(second)!
}

/** Whether the model knows the word by itself. */
export function knowsWord({ words, singles }: FeatureIndex, word: string): boolean {
  const number = words.get(word)
  return number !== undefined && singles[number]! >= 0
}

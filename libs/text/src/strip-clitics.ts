import { WHOLE_WORDS } from './whole-words'

const PARTICLES = ['lah', 'kah', 'pun'] as const
const POSSESSIVES = ['nya', 'ku', 'mu'] as const
/**
 * A rest of two letters is nearly always a broken word (`buku` → `bu`); acronyms of two letters are told by their capitals
 * instead.
 */
const SHORTEST_REST = 3
const CAPITALS_THEN_CLITIC = /^(\p{Lu}{2,})(?:nya|ku|mu)?(?:lah|kah|pun)?$/u

/**
 * Takes a folded word and gives it without `-nya -ku -mu` and `-lah -kah -pun` (in this order from the stem, at most one of
 * each), or unchanged where the word ends so by itself. A guess: whoever compares must accept the word itself as well.
 */
export function stripClitics(word: string): string {
  return dropOne(dropOne(word, PARTICLES), POSSESSIVES)
}

/**
 * `PNnya` → `pn`: capitals followed by a small clitic tell where the acronym ends, however short. Gives undefined for anything
 * else.
 */
export function stripCliticsFromAcronym(written: string): string | undefined {
  const capitals = CAPITALS_THEN_CLITIC.exec(written)?.[1]
  return capitals === undefined || capitals === written ? undefined : capitals.toLowerCase()
}

function dropOne(word: string, endings: readonly string[]): string {
  const ending = endings.find(one => word.endsWith(one))
  if (ending === undefined || word.length < ending.length + SHORTEST_REST || WHOLE_WORDS.has(word)) return word
  return word.slice(0, -ending.length)
}

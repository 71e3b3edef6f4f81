/** Month names by their first letters, English and Indonesian; what differs in spelling stands beside the common form. */
const starts: readonly (readonly [RegExp, number])[] = [
  [/^(jan|yan)/, 1], [/^(feb|peb)/, 2], [/^mar(?!et\w)/, 3], [/^(apr)/, 4], [/^(may|mei)$/, 5], [/^jun/, 6], [/^jul/, 7],
  [/^(aug|agu|agt|ags)/, 8], [/^se[pb]/, 9], [/^(oct|okt)/, 10], [/^(nov|nop)/, 11], [/^(dec|des)/, 12],
]

/**
 * The month (1-12) that a word names in English or Indonesian, short or long, with the spellings found in the wild
 * (`Pebruari`, `Nopember`, `Agt`); null for any other word.
 */
export function readMonth(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '')
  if (name.length < 3 || name.length > 10) return null
  return starts.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

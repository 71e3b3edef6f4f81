const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)
const bare = (word: string): string => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')

/** Words of `left` that `right` has not, or not as often; case and signs around a word don't count. */
function missing(left: readonly string[], right: readonly string[]): string[] {
  const rest = new Map<string, number>()
  for (const word of right) rest.set(bare(word), (rest.get(bare(word)) ?? 0) + 1)
  return left.filter(word => {
    const count = rest.get(bare(word)) ?? 0
    rest.set(bare(word), count - 1)
    return bare(word) !== '' && count <= 0
  })
}

/** The words in which a copy's headline differs from the first one's, as written and in their order. */
export function compareHeadlines(first: string, copy: string): { readonly removed: string[]; readonly added: string[] } {
  const [before, after] = [wordsOf(first), wordsOf(copy)]
  return { removed: missing(before, after), added: missing(after, before) }
}

/** A prefix, and the first letter of the root that it may have swallowed (menyapu → sapu). */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['meng', 'k'], ['mem', 'p'], ['meny', 's'], ['men', 't'], ['me', ''], ['peng', 'k'], ['pem', 'p'], ['peny', 's'], ['pen', 't'],
  ['per', ''], ['pe', ''], ['ber', ''], ['ter', ''], ['di', ''], ['ke', ''], ['se', ''], ['nge', ''], ['ng', 'k'], ['ny', 's'],
]
const SUFFIXES = ['kan', 'an', 'i', 'in']
const CLITIC = /^(.{3,}?)(?:nya|ku|mu|lah|kah|pun|an2|in)$/

/**
 * Gives every string of three letters or more that the folded word may be built on, itself first: clitics, one prefix and one
 * suffix taken off, as Indonesian builds words (kekecewaannya → kecewa). Many are no words; who looks them up knows which are.
 */
export function findRoots(word: string): readonly string[] {
  const roots = new Set([word])
  const bare = CLITIC.exec(word)?.[1]
  for (const stem of bare === undefined ? [word] : [word, bare]) {
    for (const root of withoutPrefix(stem)) {
      if (root.length > 2) roots.add(root)
      for (const suffix of SUFFIXES) {
        if (root.endsWith(suffix) && root.length - suffix.length > 3) roots.add(root.slice(0, -suffix.length))
      }
    }
  }
  return [...roots]
}

function withoutPrefix(stem: string): readonly string[] {
  const found = [stem]
  for (const [prefix, swallowed] of PREFIXES) {
    if (!stem.startsWith(prefix) || stem.length - prefix.length < 3) continue
    const rest = stem.slice(prefix.length)
    found.push(rest)
    if (swallowed !== '') found.push(swallowed + rest)
  }
  return found
}

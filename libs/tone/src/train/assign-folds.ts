const WORD = /[\p{L}\p{N}]+/gu
/** Texts that share half of their words are near-copies. */
const ALIKE = 0.5

/**
 * Gives each text a fold from 0 to `folds` − 1; near-copies (Jaccard of their words at least 0.5, directly or through others)
 * share one, so that no text is judged by a model that saw its twin. Depends on the texts alone, not on their order.
 */
export function assignFolds(texts: readonly string[], folds: number): readonly number[] {
  const bags = texts.map(text => new Set(text.toLowerCase().match(WORD) ?? []))
  const parents = texts.map((_, at) => at)
  const rootOf = (at: number): number => {
    while (parents[at] !== at) at = parents[at]!
    return at
  }
  bags.forEach((bag, at) => {
    for (let other = 0; other < at; other++) if (similarity(bag, bags[other]!) >= ALIKE) parents[rootOf(at)] = rootOf(other)
  })
  const names = new Map<number, string>()
  texts.forEach((text, at) => {
    const name = names.get(rootOf(at))
    if (name === undefined || text < name) names.set(rootOf(at), text)
  })
  return texts.map((_, at) => hashOf(names.get(rootOf(at)) ?? '') % folds)
}

function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const word of one) if (other.has(word)) shared++
  return shared / Math.max(1, one.size + other.size - shared)
}

/** FNV-1a, 32 bit, its high bits folded into the low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

import type { GroupPost } from '@kentongan/issues'

type Centre = { readonly name: number; readonly words: Map<string, number> }

/**
 * The textbook's way, for comparison: a post joins the issue whose centre has the highest TF-IDF cosine with it, if it reaches the
 * threshold; every issue that shares a word is compared. No stems, no fields, no merging. IDF as `natural` 8 has it: 1 + ln(N / (1 + df)).
 */
export function createPlainGrouper(threshold: number) {
  const documents = new Map<string, number>()
  const byWord = new Map<string, Centre[]>()
  let total = 0
  const weigh = (word: string) => 1 + Math.log(total / (1 + (documents.get(word) ?? 0)))
  const cosine = (post: readonly string[], centre: Centre) => {
    let dot = 0
    let own = 0
    let other = 0
    for (const word of post) {
      own += weigh(word) ** 2
      dot += (centre.words.get(word) ?? 0) * weigh(word) ** 2
    }
    for (const [word, count] of centre.words) other += (count * weigh(word)) ** 2
    return dot / Math.sqrt(own * other)
  }
  const nearest = (words: readonly string[]): Centre | undefined => {
    let best: Centre | undefined
    let most = threshold
    for (const centre of new Set(words.flatMap(word => byWord.get(word) ?? []))) {
      const likeness = cosine(words, centre)
      if (likeness >= most) [best, most] = [centre, likeness]
    }
    return best
  }
  /** Gives the id of the first post. `opened`: don't look, open an issue of that name. */
  const add = ({ id, title, text }: GroupPost, opened?: number): number => {
    const words = [...new Set(`${title} ${text}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
    total++
    for (const word of words) documents.set(word, (documents.get(word) ?? 0) + 1)
    const centre = (opened === undefined ? nearest(words) : undefined) ?? { name: id, words: new Map<string, number>() }
    for (const word of words) {
      if (!centre.words.has(word)) {
        if (!byWord.has(word)) byWord.set(word, [])
        byWord.get(word)!.push(centre)
      }
      centre.words.set(word, (centre.words.get(word) ?? 0) + 1)
    }
    return centre.name
  }
  return { add }
}

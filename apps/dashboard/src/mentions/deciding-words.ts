import type { MentionDetail } from '@kentongan/contracts'

const most = 8

/** The words that decided the tone, strongest first, each once with its weights added up. */
export function decidingWords({ mention, text, because }: Pick<MentionDetail, 'mention' | 'text' | 'because'>): { text: string; weight: number }[] {
  const weights = new Map<string, number>()
  for (const { field, start, end, weight } of because) {
    const word = (field === 'title' ? mention.post.title : text).slice(start, end).trim().toLocaleLowerCase('id')
    if (word) weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  return [...weights].map(([word, weight]) => ({ text: word, weight })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most)
}

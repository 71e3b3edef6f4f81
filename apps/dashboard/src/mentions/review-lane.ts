import type { Agency, Mention } from '@kentongan/contracts'
import type { Filter } from './use-mentions'

/** Whether a mention still belongs on a list: what has been decided leaves the review lane at once. */
export const belongsTo = ({ relevance }: Filter, { doubtful, relevant }: Mention): boolean => relevance !== 'doubtful' || (doubtful && relevant)

/** The mention that gets the attention when `id` leaves the list: the next, else the one before; undefined if it was alone. */
export function neighbourOf(mentions: readonly Mention[], id: number): number | undefined {
  const at = mentions.findIndex(mention => mention.id === id)
  return at === -1 ? undefined : (mentions[at + 1] ?? mentions[at - 1])?.id
}

/**
 * Why a mention is in doubt: `ambiguous` where the agency's own data call a matched word ambiguous, else `rule`, a rule of the review
 * lane that someone wrote. `words` are the matched words as they stand in what is shown of the post, each once.
 */
export function doubtOf(mention: Mention, agencies: readonly Agency[]): { readonly kind: 'ambiguous' | 'rule'; readonly words: readonly string[] } {
  const words = matchedWords(mention)
  const terms = agencies.find(agency => agency.id === mention.agency.id)?.terms ?? []
  const ambiguous = new Set(terms.filter(term => term.ambiguous).map(term => fold(term.text)))
  const called = words.filter(word => ambiguous.has(fold(word)))
  return called.length > 0 ? { kind: 'ambiguous', words: called } : { kind: 'rule', words }
}

function matchedWords({ post, spans }: Mention): string[] {
  const texts = spans.map(({ field, start, end }) => (field === 'title' ? post.title.slice(start, end) : cut(post.excerpt, start - post.offset, end - post.offset)))
  return [...new Map(texts.filter(text => text !== '').map(text => [fold(text), text])).values()]
}

/** Empty where the stretch does not lie wholly inside of what is shown. */
const cut = (text: string, start: number, end: number) => (start < 0 || end > text.length ? '' : text.slice(start, end))

const fold = (text: string) => text.toLocaleLowerCase('id')

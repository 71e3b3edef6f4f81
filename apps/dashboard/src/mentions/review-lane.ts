import type { Agency, Mention } from '@kentongan/contracts'
import type { Filter } from './use-mentions'

type Row = { readonly id: number }

/** Whether a list is work to be done: what has been decided leaves it at once. */
export const isLane = ({ relevance, mark }: Filter): boolean => relevance === 'doubtful' || mark === 'review'

/** Whether a mention still belongs on a list. Lists that are no lane keep what is on them, so that nothing jumps. */
export function belongsTo({ relevance, mark }: Filter, { doubtful, relevant, tone }: Mention): boolean {
  if (relevance === 'doubtful' && !(doubtful && relevant)) return false
  return mark !== 'review' || (tone.review && relevant)
}

/**
 * The row that gets the attention when those in `leaving` leave the list: `id` itself if it stays, the next after it, else the
 * last before it; undefined if nothing is left.
 */
export function neighbourOf(rows: readonly Row[], id: number, leaving: ReadonlySet<number> = new Set([id])): number | undefined {
  const at = rows.findIndex(row => row.id === id)
  if (at === -1) return undefined
  const stays = (row: Row) => !leaving.has(row.id)
  return (rows.slice(at).find(stays) ?? rows.slice(0, at).filter(stays).at(-1))?.id
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

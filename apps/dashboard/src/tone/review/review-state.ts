import type { CorrectMention, ReviewQueue, Tone } from '@kentongan/contracts'

export type ReviewItem = ReviewQueue['items'][number]
export type Verdict = Tone | 'irrelevant' | 'skipped'
export type Step = { readonly item: ReviewItem; readonly verdict: Verdict }
/** What is still to be judged, the first of it on the screen, and what has been, the last one last. */
export type ReviewState = { readonly queue: readonly ReviewItem[]; readonly past: readonly Step[] }

export const nothingYet: ReviewState = { queue: [], past: [] }

const idOf = (item: ReviewItem) => item.mention.id

/** Follows what the server offers now, but leaves what is on the screen there, and offers nothing twice. */
export function takeIn({ queue, past }: ReviewState, offered: readonly ReviewItem[]): ReviewState {
  const shown = queue.slice(0, 1)
  const known = new Set([...shown, ...past.map(step => step.item)].map(idOf))
  return { queue: [...shown, ...offered.filter(item => !known.has(idOf(item)))], past }
}

/** Judges or skips the first; the next one takes its place. */
export function decide({ queue, past }: ReviewState, verdict: Verdict): ReviewState {
  const [item, ...rest] = queue
  return item ? { queue: rest, past: [...past, { item, verdict }] } : { queue, past }
}

/** Offers no longer what was settled with its copies, be it on the screen. */
export function dropSettled({ queue, past }: ReviewState, ids: readonly number[]): ReviewState {
  return { queue: queue.filter(item => !ids.includes(idOf(item))), past }
}

/** Takes the last step back: its mention is on the screen again. */
export function stepBack({ queue, past }: ReviewState): ReviewState {
  const last = past.at(-1)
  return last ? { queue: [last.item, ...queue], past: past.slice(0, -1) } : { queue, past }
}

/** A verdict that could not be kept: the mention is offered again, after the one on the screen. */
export function giveBack({ queue, past }: ReviewState, id: number): ReviewState {
  const failed = past.filter(step => idOf(step.item) === id).map(step => step.item)
  return { queue: [...queue.slice(0, 1), ...failed, ...queue.slice(1)], past: past.filter(step => idOf(step.item) !== id) }
}

export const countSkipped = ({ past }: ReviewState): number => past.filter(step => step.verdict === 'skipped').length

/** Offers what was skipped once more, at the end. */
export function offerSkipped({ queue, past }: ReviewState): ReviewState {
  const skipped = past.filter(step => step.verdict === 'skipped').map(step => step.item)
  return { queue: [...queue, ...skipped], past: past.filter(step => step.verdict !== 'skipped') }
}

/** What a verdict says of a mention. */
export const changeOf = (verdict: Exclude<Verdict, 'skipped'>): CorrectMention => (verdict === 'irrelevant' ? { relevant: false } : { tone: verdict })

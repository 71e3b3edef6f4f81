import type { Span } from '@kentongan/contracts'

const length = 240
/** How far an end may move to fall between words. */
const slack = 24

/**
 * About 240 characters of a post's text around the first matched words, cut between words; `offset` is where they start in it.
 * Where only the title matched, the beginning.
 */
export function cutExcerpt(text: string, spans: readonly Span[]): { readonly excerpt: string; readonly offset: number } {
  const first = spans.filter(span => span.field === 'text').sort((a, b) => a.start - b.start)[0]
  if (text.length <= length) return { excerpt: text, offset: 0 }
  const matched = first ? Math.min(first.end - first.start, length) : 0
  const wanted = first ? Math.floor(first.start - (length - matched) / 2) : 0
  const start = betweenWords(text, Math.max(0, Math.min(wanted, text.length - length)), 1, first?.start)
  const end = betweenWords(text, Math.min(text.length, start + length), -1, first && first.start + matched)
  return { excerpt: text.slice(start, end), offset: start }
}

/** Moves a place to the next gap between words, but never past `limit`; without one near, off the middle of a character. */
function betweenWords(text: string, place: number, step: 1 | -1, limit: number | undefined): number {
  const inside = (at: number) => at > 0 && at < text.length && !/\s/.test(text[at - 1]!) && !/\s/.test(text[at]!)
  for (let moved = 0; moved <= slack; moved += 1) {
    const at = place + step * moved
    if (limit !== undefined && step * (at - limit) > 0) break
    if (!inside(at)) return at
  }
  const low = text.charCodeAt(place)
  return low >= 0xdc00 && low <= 0xdfff ? place - 1 : place
}

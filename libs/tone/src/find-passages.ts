import type { Place } from './read-tokens'

/** A part of a field that is judged by itself. `targets` are places within `text`; it starts at `start` of the field. */
export type PassageText = { readonly start: number; readonly text: string; readonly targets: readonly Place[] }

/** A post is judged whole, as the model learnt it; what is longer is an article. */
const LONGEST_WHOLE = 600
/** What an article says of an agency it says early. */
const MOST_PASSAGES = 8
const SENTENCE_END = /[.!?…]["”')]*\s+(?=["“'(]?[\p{Lu}\d])|\n+/gu

/**
 * Cuts a field into the passages that speak of the target: a short text whole; of a longer one each sentence that names the
 * target, with the one after it where that names it not. Without a target (`places` empty) a longer text is read by its
 * first sentences.
 */
export function findPassages(text: string, places: readonly Place[]): readonly PassageText[] {
  if (text.trim() === '') return []
  if (text.length <= LONGEST_WHOLE) return [{ start: 0, text, targets: places }]
  const sentences = splitSentences(text)
  const naming = sentences.map(sentence => places.some(place => isWithin(place, sentence)))
  const chosen = sentences.flatMap((sentence, at) => {
    if (places.length > 0 && !naming[at]) return []
    const follower = sentences[at + 1]
    const goesOn = places.length > 0 && follower && !naming[at + 1]
    return [{ start: sentence.start, end: goesOn ? follower.end : sentence.end }]
  })
  return chosen.slice(0, MOST_PASSAGES).map(({ start, end }) => ({
    start,
    text: text.slice(start, end),
    targets: places.filter(place => isWithin(place, { start, end }))
      .map(place => ({ start: place.start - start, end: place.end - start })),
  }))
}

function splitSentences(text: string): readonly Place[] {
  const ends = [...text.matchAll(SENTENCE_END)].map(match => match.index + match[0].length)
  return [...ends, text.length].map((end, at, all) => ({ start: all[at - 1] ?? 0, end })).filter(({ start, end }) => start < end)
}

function isWithin(place: Place, { start, end }: Place): boolean {
  return place.start >= start && place.end <= end
}

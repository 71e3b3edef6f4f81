import type { Place } from './read-tokens'

const LETTER = /[\p{L}\p{N}]/u

/** Finds where a name stands in a text, in any case: as a whole word if it does so anywhere, else as part of words. */
export function findPlaces(text: string, name: string | undefined): readonly Place[] {
  const wanted = name?.trim().toLowerCase() ?? ''
  const lower = text.toLowerCase()
  if (wanted === '' || lower.length !== text.length) return []
  const places: Place[] = []
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    places.push({ start: at, end: at + wanted.length })
  }
  const whole = places.filter(({ start, end }) => !LETTER.test(text[start - 1] ?? '') && !LETTER.test(text[end] ?? ''))
  return whole.length > 0 ? whole : places
}

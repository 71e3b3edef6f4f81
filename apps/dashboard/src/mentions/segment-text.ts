import type { Span } from '@kentongan/contracts'

/** A stretch of text under the same marks: a matched word, and how far it speaks for the tone. */
export type Segment = { readonly text: string; readonly matched: boolean; readonly weight: number | null }
export type Mark = { readonly start: number; readonly end: number; readonly weight?: number }

/**
 * Cuts a text at the edges of its marks. Marks may overlap, lie outside, or be empty; the segments joined are always the text.
 * `offset` is where the text starts in the original that the marks count from (UTF-16 code units).
 */
export function segmentText(text: string, marks: readonly Mark[], offset = 0): Segment[] {
  const inside = marks
    .map(mark => ({ ...mark, start: Math.max(0, mark.start - offset), end: Math.min(text.length, mark.end - offset) }))
    .filter(mark => mark.start < mark.end)
  const edges = [...new Set([0, text.length, ...inside.flatMap(mark => [mark.start, mark.end])])].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (let index = 0; index + 1 < edges.length; index++) {
    const start = edges[index] ?? 0
    const end = edges[index + 1] ?? 0
    segments.push(segmentAt(text.slice(start, end), inside.filter(mark => mark.start <= start && mark.end >= end)))
  }
  return segments
}

function segmentAt(text: string, marks: readonly Mark[]): Segment {
  const weights = marks.flatMap(mark => mark.weight ?? [])
  return { text, matched: marks.some(mark => mark.weight === undefined), weight: weights.length ? Math.max(...weights.map(Math.abs)) * signOf(weights) : null }
}

const signOf = (weights: readonly number[]) => (weights.reduce((sum, weight) => sum + weight, 0) < 0 ? -1 : 1)

/** The spans of one field, as marks. */
export const marksIn = (field: Span['field'], spans: readonly (Span & { weight?: number })[]): Mark[] => spans.filter(span => span.field === field)

import type { Mention } from '@kentongan/contracts'
import { type Segment, segmentText, marksIn } from './segment-text'

const lead = 48

/** The excerpt as segments, cut so that the first matched word stands near the start of a one-line row. */
export function excerptSegments({ post, spans }: Pick<Mention, 'post' | 'spans'>): Segment[] {
  const marks = marksIn('text', spans)
  const first = Math.min(...marks.map(mark => mark.start - post.offset).filter(start => start >= 0 && start < post.excerpt.length))
  const skipped = Number.isFinite(first) ? wordStart(post.excerpt, first - lead) : 0
  const segments = segmentText(post.excerpt.slice(skipped), marks, post.offset + skipped)
  return post.offset + skipped > 0 ? [{ text: '… ', matched: false, weight: null }, ...segments] : segments
}

/** The next beginning of a word at or after `at`; 0 when `at` lies before the text. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space === -1 ? at : space + 1
}

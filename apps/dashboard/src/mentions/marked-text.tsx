import type { Segment } from './segment-text'
import css from './mentions.module.css'

/** Collected text, as text only: matched words in amber, deciding words underlined. */
export function MarkedText({ segments }: { segments: readonly Segment[] }) {
  return segments.map((segment, index) => {
    const inner = segment.weight === null ? segment.text : <span key={index} className={css.because} data-against={segment.weight < 0 || undefined}>{segment.text}</span>
    return segment.matched ? <mark key={index}>{inner}</mark> : inner
  })
}

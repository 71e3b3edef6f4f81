import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useScrollMargin } from './use-scroll-margin'

type Entry = { readonly kind: string; readonly key: string }

type Options = {
  /** Rows and the headings between them; a row's key is its id. */
  entries: readonly Entry[]
  /** The kind of the entries that are rows; the row of an id carries it as `data-<kind>`. */
  kind: 'issue' | 'mention'
  /** How tall a row is guessed to be until it is measured, in pixels. */
  rowHeight: number
  /** What stands over the lower edge of the screen, in pixels; a focused row is scrolled clear of it. */
  below: number
  focusId: number | null
  hasMore: boolean
  loadMore: () => void
}

const ahead = 12
const headingHeight = 30

/**
 * Keeps only the rows on the screen in the page, asks for more shortly before the last one, and brings the row of `focusId` to
 * the screen and the keyboard. Gives the box to hang on the list, the virtualiser, what it shows now and where the list starts.
 */
export function useVirtualRows({ entries, kind, rowHeight, below, focusId, hasMore, loadMore }: Options) {
  const box = useRef<HTMLDivElement>(null)
  const margin = useScrollMargin(box)
  const rows = useVirtualizer<HTMLElement, HTMLDivElement>({
    count: entries.length,
    getScrollElement: () => document.querySelector<HTMLElement>('[data-scroll-root]'),
    estimateSize: index => (entries[index]?.kind === kind ? rowHeight : headingHeight),
    getItemKey: index => entries[index]?.key ?? index,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: 110,
    scrollPaddingEnd: below,
  })
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && entries.length > 0 && lastShown >= entries.length - ahead) loadMore()
  }, [hasMore, lastShown, entries.length, loadMore])

  const scrollTo = rows.scrollToIndex
  useEffect(() => {
    if (focusId === null) return
    const index = entries.findIndex(entry => entry.kind === kind && entry.key === String(focusId))
    if (index >= 0) scrollTo(index, { align: 'auto' })
    const row = () => box.current?.querySelector<HTMLElement>(`[data-${kind}="${focusId}"]`)
    const frame = requestAnimationFrame(() => row()?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
    // Entries change when pages arrive; only a new wish moves the focus.
  }, [focusId])
  return { box, rows, shown, margin }
}

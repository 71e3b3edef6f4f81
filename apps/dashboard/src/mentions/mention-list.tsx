import type { Mention } from '@kentongan/contracts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import { useScrollMargin } from '../ui/use-scroll-margin'
import { ErrorState, LoadingRows } from '../ui/states'
import type { Decide } from './doubt-line'
import { listEntries } from './list-entries'
import { MentionRow } from './mention-row'
import css from './mentions.module.css'
import type { Pick } from './pick-box'

type Props = {
  mentions: readonly Mention[]
  openId: number | undefined
  focusId: number | null
  freshAfter: number | null
  hasMore: boolean
  loadMore: () => void
  moreError: unknown
  onFocus: (id: number) => void
  onOpen: (id: number) => void
  decide: Decide | undefined
  picked: ReadonlySet<number>
  /** Left out for those who may not correct. */
  pick: Pick | undefined
}

const ahead = 12

export function MentionList({ mentions, openId, focusId, freshAfter, hasMore, loadMore, moreError, onFocus, onOpen, decide, picked, pick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useRef<HTMLDivElement>(null)
  const margin = useScrollMargin(list)
  const entries = useMemo(() => listEntries(mentions, format), [mentions, format])
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => document.querySelector<HTMLElement>('[data-scroll-root]'),
    estimateSize: index => (entries[index]?.kind === 'day' ? 30 : 54),
    getItemKey: index => entries[index]?.key ?? index,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: 110,
    scrollPaddingEnd: 60,
  })
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && entries.length > 0 && lastShown >= entries.length - ahead) loadMore()
  }, [hasMore, lastShown, entries.length, loadMore])

  const scrollTo = rows.scrollToIndex
  useEffect(() => {
    if (focusId === null) return
    const index = entries.findIndex(entry => entry.kind === 'mention' && entry.mention.id === focusId)
    if (index >= 0) scrollTo(index, { align: 'auto' })
    const frame = requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-mention="${focusId}"]`)?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
    // Entries change when pages arrive; only a new wish moves the focus.
  }, [focusId])

  const today = new Date()
  const yesterday = new Date(today.getTime() - 86_400_000)
  const dayName = (at: string) => {
    if (format.sameDay(at, today)) return `${t('day.today')}, ${format.dayMonth(at)}`
    return format.sameDay(at, yesterday) ? `${t('day.yesterday')}, ${format.dayMonth(at)}` : format.date(at)
  }
  return (
    <>
      <div ref={list} className={css.list} style={{ height: rows.getTotalSize() }}>
        {shown.map(item => {
          const entry = entries[item.index]
          if (!entry) return null
          return (
            <div key={item.key} ref={rows.measureElement} data-index={item.index} className={css.slot} style={{ transform: `translateY(${item.start - margin}px)` }}>
              {entry.kind === 'day' ? <h2 className={css.day}>{dayName(entry.at)}</h2> : (
                <MentionRow
                  mention={entry.mention} position={entry.position} format={format} open={entry.mention.id === openId}
                  fresh={freshAfter !== null && entry.mention.id > freshAfter} onFocus={onFocus} onOpen={onOpen} decide={decide} picked={picked.has(entry.mention.id)} pick={pick}
                />
              )}
            </div>
          )
        })}
      </div>
      {hasMore && !moreError && <LoadingRows rows={3} height={44} />}
      {moreError !== null && moreError !== undefined && <ErrorState error={moreError} retry={loadMore} />}
      {!hasMore && <p className={css.end}>{t('mentions.end')}</p>}
    </>
  )
}

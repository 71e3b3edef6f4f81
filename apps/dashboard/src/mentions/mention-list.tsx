import type { Mention } from '@kentongan/contracts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import { ErrorState, LoadingRows } from '../ui/states'
import { useVirtualRows } from '../ui/use-virtual-rows'
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

export function MentionList({ mentions, openId, focusId, freshAfter, hasMore, loadMore, moreError, onFocus, onOpen, decide, picked, pick }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const entries = useMemo(() => listEntries(mentions, format), [mentions, format])
  const { box, rows, shown, margin } = useVirtualRows({ entries, kind: 'mention', rowHeight: 54, below: 60, focusId, hasMore: hasMore && !moreError, loadMore })
  const today = new Date()
  const yesterday = new Date(today.getTime() - 86_400_000)
  const dayName = (at: string) => {
    if (format.sameDay(at, today)) return `${t('day.today')}, ${format.dayMonth(at)}`
    return format.sameDay(at, yesterday) ? `${t('day.yesterday')}, ${format.dayMonth(at)}` : format.date(at)
  }
  return (
    <>
      <div ref={box} className={css.list} style={{ height: rows.getTotalSize() }}>
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

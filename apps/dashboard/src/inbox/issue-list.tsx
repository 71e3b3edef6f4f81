import type { Issue } from '@kentongan/contracts'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pick } from '../mentions/pick-box'
import list from '../mentions/mentions.module.css'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { useScrollMargin } from '../ui/use-scroll-margin'
import css from './inbox.module.css'
import type { Entry } from './issue-groups'
import { IssueRow } from './issue-row'

type Props = {
  entries: readonly Entry[]
  openId: number | undefined
  focusId: number | null
  hasMore: boolean
  loadMore: () => void
  moreError: unknown
  /** Shown ids that stand no more: merged by somebody else, or no longer ours. */
  gone: ReadonlySet<number>
  onFocus: (id: number) => void
  onOpen: (id: number) => void
  picked: ReadonlySet<number>
  /** Left out for those who may only read. */
  pick: Pick | undefined
  assign: ((issue: Issue) => void) | undefined
}

const ahead = 12

/** Only the rows on the screen are in the page, however long the list is. */
export function IssueList({ entries, openId, focusId, hasMore, loadMore, moreError, gone, onFocus, onOpen, picked, pick, assign }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(30_000)
  const box = useRef<HTMLDivElement>(null)
  const margin = useScrollMargin(box)
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => document.querySelector<HTMLElement>('[data-scroll-root]'),
    estimateSize: index => (entries[index]?.kind === 'group' ? 30 : 52),
    getItemKey: index => entries[index]?.key ?? index,
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: 110,
    scrollPaddingEnd: 90,
  })
  const shown = rows.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && entries.length > 0 && lastShown >= entries.length - ahead) loadMore()
  }, [hasMore, lastShown, entries.length, loadMore])

  const scrollTo = rows.scrollToIndex
  useEffect(() => {
    if (focusId === null) return
    const index = entries.findIndex(entry => entry.kind === 'issue' && entry.issue.id === focusId)
    if (index >= 0) scrollTo(index, { align: 'auto' })
    const frame = requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-issue="${focusId}"]`)?.focus({ preventScroll: true }))
    return () => cancelAnimationFrame(frame)
    // Entries change when pages arrive; only a new wish moves the focus.
  }, [focusId])

  const last = entries.length - 1
  return (
    <>
      {/* The heading of a long group is not in the page while its middle is on the screen. */}
      <h2 className="visually-hidden">{t('inbox.list')}</h2>
      <Heads picks={pick !== undefined} />
      <div ref={box} className={list.list} style={{ height: rows.getTotalSize() }}>
        {shown.map(item => {
          const entry = entries[item.index]
          if (!entry) return null
          return (
            <div key={item.key} ref={rows.measureElement} data-index={item.index} className={list.slot} style={{ transform: `translateY(${item.start - margin}px)` }}>
              {entry.kind === 'group' ? <GroupHead entry={entry} open={hasMore && item.index + entry.count >= last} /> : (
                <IssueRow
                  issue={entry.issue} position={entry.position} format={format} now={now} open={entry.issue.id === openId} gone={gone.has(entry.issue.id)}
                  onFocus={onFocus} onOpen={onOpen} picked={picked.has(entry.issue.id)} pick={pick} assign={assign}
                />
              )}
            </div>
          )
        })}
      </div>
      {hasMore && !moreError && <LoadingRows rows={3} height={44} />}
      {moreError !== null && moreError !== undefined && <ErrorState error={moreError} retry={loadMore} />}
      {!hasMore && <p className={list.end}>{t('inbox.end')}</p>}
    </>
  )
}

/** What stands in the columns; each row says it in its own words to those who hear it. */
function Heads({ picks }: { picks: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={css.heads} data-picks={picks || undefined} aria-hidden>
      {picks && <span />}
      <span>{t('inbox.head.level')}</span><span>{t('inbox.head.issue')}</span><span className={css.hours}>{t('inbox.head.hours')}</span>
      <span className={css.mix}>{t('inbox.head.mix')}</span><span className={css.state}>{t('inbox.head.status')}</span><span>{t('inbox.head.owner')}</span>
    </div>
  )
}

/** `open`: the group may go on with the next page. */
function GroupHead({ entry, open }: { entry: Extract<Entry, { kind: 'group' }>; open: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <h2 className={list.day} title={entry.group === 'unsure' ? t('inbox.group.unsureHint') : undefined}>
      {t(`inbox.group.${entry.group}`)} <span className={css.count}>{format.number(entry.count)}{open && '+'}</span>
      {entry.group === 'unsure' && <span className={css.groupHint}>{t('inbox.group.unsureHint')}</span>}
    </h2>
  )
}

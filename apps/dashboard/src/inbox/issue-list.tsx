import type { Issue } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Pick } from '../mentions/pick-box'
import list from '../mentions/mentions.module.css'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { useVirtualRows } from '../ui/use-virtual-rows'
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

/** Only the rows on the screen are in the page, however long the list is. */
export function IssueList({ entries, openId, focusId, hasMore, loadMore, moreError, gone, onFocus, onOpen, picked, pick, assign }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(30_000)
  const { box, rows, shown, margin } = useVirtualRows({ entries, kind: 'issue', rowHeight: 52, below: 90, focusId, hasMore: hasMore && !moreError, loadMore })
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

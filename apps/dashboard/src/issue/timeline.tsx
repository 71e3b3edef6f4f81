import type { IssueEvent } from '@kentongan/contracts'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/page'
import { ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { timelineQuery } from './issue-queries'
import { issueName } from './issue-words'
import { timelineWords } from './timeline-words'
import css from './timeline.module.css'

/** Everything that happened to the issue, newest first; nothing of it can be changed. */
export function Timeline({ id }: { id: number }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(timelineQuery(id))
  const events = [...(data?.items ?? [])].sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id)
  return (
    <Panel title={t('issue.timeline')} aside={<span className={css.lock}><IconLock size={14} aria-hidden />{t('issue.appendOnly')}</span>} flush>
      {isPending && <LoadingRows rows={4} height={20} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} compact />}
      {data && events.length === 0 && <p className={css.none}>{t('issue.noEvents')}</p>}
      <ol className={css.list} tabIndex={events.length > 8 ? 0 : undefined} aria-label={t('issue.timeline')}>
        {events.map(event => <Entry key={event.id} event={event} />)}
      </ol>
    </Panel>
  )
}

function Entry({ event }: { event: IssueEvent }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { text, reason, issue } = timelineWords(t, format, event)
  return (
    <li data-by={event.by ? 'person' : 'machine'}>
      <time dateTime={event.at} title={format.full(event.at)}>{format.short(event.at, now)}</time>
      <div>
        <p>
          {text} <span className={css.by}>· {event.by ?? t('issue.byMachine')}</span>
          {issue !== null && <> · <Link to="/isu/$id" params={{ id: String(issue) }}>{t('issue.see', { issue: issueName(issue) })}</Link></>}
        </p>
        {reason && <p className={css.reason}>{t('issue.reasonWas', { reason })}</p>}
      </div>
    </li>
  )
}

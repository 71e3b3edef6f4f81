import type { Issue } from '@kentongan/contracts'
import { IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { muteWords } from '../inbox/change-words'
import { isMuted } from '../inbox/issue-change'
import { UncoveredNote } from '../sources/uncovered-note'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { paceWords } from './issue-words'
import css from './issue.module.css'
import { OwnerMenu } from './owner-menu'
import { StatusMenu } from './status-menu'
import type { ChangeIssue } from './use-issue-change'

/** The issue in one line: when, how much, whose, in what state, and who else is looking. */
export function IssueMeta({ issue, change }: { issue: Issue; change: ChangeIssue | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  return (
    <div className={css.meta}>
      <Fact name={t('issue.first')}>
        <time dateTime={issue.firstAt} title={format.full(issue.firstAt)}>{format.short(issue.firstAt, now)}</time>
      </Fact>
      <Fact name={t('issue.last')}>
        <time dateTime={issue.lastAt} title={format.full(issue.lastAt)}>{format.short(issue.lastAt, now)}</time>
      </Fact>
      <span><b>{format.number(issue.mentions)}</b> {t('issue.mentions', { count: issue.mentions })}</span>
      <span title={t('issue.groupsHint')}><b>{format.number(issue.groups)}</b> {t('issue.groups', { count: issue.groups })}</span>
      <span><b>{format.number(issue.sources)}</b> {t('issue.sources', { count: issue.sources })}</span>
      <span className={css.why}>{paceWords(t, format, issue)}</span>
      {issue.kinds.length > 0 && (
        <>
          <Fact name={t('issue.kinds')}>{issue.kinds.map(kind => t(`platform.${kind}`)).join(', ')}</Fact>
          <UncoveredNote />
        </>
      )}
      <Fact name={t('issue.owner')} free><OwnerMenu issue={issue} change={change} /></Fact>
      <Fact name={t('issue.statusLabel')} free><StatusMenu issue={issue} change={change} /></Fact>
      {issue.mutedUntil && isMuted(issue, now) && <Fact name={t('inbox.mute.on')}>{muteWords(t, format, issue.mutedUntil, now)}</Fact>}
      {issue.agencies.length > 1 && (
        <Fact name={t('issue.agencies')}>
          {issue.agencies.map(each => `${each.name} (${format.number(each.mentions)})`).join(', ')}
        </Fact>
      )}
      {issue.viewers.length > 0 && (
        <span className={css.viewers} role="status">
          <IconEye size={15} aria-hidden />{t('issue.viewers', { names: issue.viewers.map(({ name }) => name).join(', ') })}
        </span>
      )}
    </div>
  )
}

function Fact({ name, free = false, children }: { name: string; free?: boolean; children: ReactNode }) {
  return <span>{name} {free ? children : <b>{children}</b>}</span>
}

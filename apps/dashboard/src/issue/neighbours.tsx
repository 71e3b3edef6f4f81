import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type IssueSearch, listOf, toIssueFilter } from '../inbox/issue-search'
import { useIssueOrder } from '../inbox/use-issues'
import { useFormat } from '../ui/use-format'
import { issueName } from './issue-words'
import css from './issue.module.css'

/** The issue before and after this one in the list that the address speaks of; nothing where it does not stand there. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const raw = useSearch({ strict: false })
  const list = useMemo(() => listOf(raw), [raw])
  const filter = useMemo(() => toIssueFilter(list), [list])
  const { ids, all, more } = useIssueOrder(filter)
  const at = ids.indexOf(id)
  const last = at === ids.length - 1
  useEffect(() => {
    if (last && at !== -1) void more?.()
  }, [last, at, more])
  if (at === -1 || all === undefined) return null
  return (
    <nav className={css.neighbours} aria-label={t('issue.neighbours')}>
      <Step id={ids[at - 1]} list={list} label={t('issue.previous')} shortcut="p"><IconChevronLeft size={16} aria-hidden /></Step>
      <span>{t('issue.place', { place: format.number(at + 1), all: format.number(Math.max(all, ids.length)) })}</span>
      <Step id={ids[at + 1]} list={list} label={t('issue.next')} shortcut="n"><IconChevronRight size={16} aria-hidden /></Step>
    </nav>
  )
}

type StepProps = { id: number | undefined; list: IssueSearch; label: string; shortcut: string; children: ReactNode }

function Step({ id, list, label, shortcut, children }: StepProps) {
  if (id === undefined) return <span className={css.step} aria-hidden>{children}</span>
  return (
    <Link
      className={css.step} to="/isu/$id" params={{ id: String(id) }} search={list} aria-label={`${label} (${issueName(id)})`} title={label}
      data-key={shortcut}
    >
      {children}
    </Link>
  )
}

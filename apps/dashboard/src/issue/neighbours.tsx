import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { useFormat } from '../ui/use-format'
import { issueName } from './issue-words'
import css from './issue.module.css'

/** The issue before and after this one among the active ones, by score; nothing where it is not among the first of these. */
export function Neighbours({ id }: { id: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery({
    queryKey: ['issue-order'],
    queryFn: ({ signal }) => call('issues', { query: { tab: 'active', sort: 'score', limit: 200 } }, signal),
  })
  const ids = data?.items.map(issue => issue.id) ?? []
  const at = ids.indexOf(id)
  if (!data || at === -1) return null
  return (
    <nav className={css.neighbours} aria-label={t('issue.neighbours')}>
      <Step id={ids[at - 1]} label={t('issue.previous')} shortcut="p"><IconChevronLeft size={16} aria-hidden /></Step>
      <span>{t('issue.place', { place: format.number(at + 1), all: format.number(data.tabs.active) })}</span>
      <Step id={ids[at + 1]} label={t('issue.next')} shortcut="n"><IconChevronRight size={16} aria-hidden /></Step>
    </nav>
  )
}

type StepProps = { id: number | undefined; label: string; shortcut: string; children: ReactNode }

function Step({ id, label, shortcut, children }: StepProps) {
  if (id === undefined) return <span className={css.step} aria-hidden>{children}</span>
  return (
    <Link
      className={css.step} to="/isu/$id" params={{ id: String(id) }} aria-label={`${label} (${issueName(id)})`} title={label}
      data-key={shortcut}
    >
      {children}
    </Link>
  )
}

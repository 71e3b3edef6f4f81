import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import css from './filter-bar.module.css'
import type { MentionSearch } from './filter-state'
import { useDoubtCount } from './use-doubt-count'
import type { Filter } from './use-mentions'

const counted = 1000
type Words = Record<string, unknown>

/** "Sebutan | Ragu (12)": the list itself, and what waits for a person's decision. */
export function LaneSwitch({ search, filter }: { search: MentionSearch; filter: Filter }) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = useDoubtCount(filter)
  const shown = count === undefined ? '' : ` (${format.number(count)}${count >= counted ? '+' : ''})`
  return (
    <nav aria-label={t('review.lanes')} className={css.lanes}>
      <LaneLink lane={undefined} search={search}>{t('mentions.title')}</LaneLink>
      <LaneLink lane="ragu" search={search}>{t('review.lane')}{shown}</LaneLink>
    </nav>
  )
}

/** The router takes a link for the current one when the address says more than it; only `exact` keeps the other lane from that. */
function LaneLink({ lane, search, children }: { lane: MentionSearch['jalur']; search: MentionSearch; children: ReactNode }) {
  const { t } = useTranslation()
  const here = search.jalur === lane
  return (
    <Link
      to="/sebutan" search={(old: Words) => ({ ...old, jalur: lane, relevan: here ? search.relevan : undefined, buka: undefined })} activeOptions={{ exact: true }}
      aria-current={here ? 'page' : undefined} title={lane ? t('review.hint') : undefined}
    >
      {children}
    </Link>
  )
}

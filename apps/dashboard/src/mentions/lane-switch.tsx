import { Link } from '@tanstack/react-router'
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
  // The lane one is in links to the very address, so that the router marks it as the current one.
  const to = (jalur: MentionSearch['jalur']) => (old: Words) => (search.jalur === jalur ? old : { ...old, jalur, relevan: undefined, buka: undefined })
  return (
    <nav aria-label={t('review.lanes')} className={css.lanes}>
      <Link to="/sebutan" search={to(undefined)} activeOptions={{ exact: true }}>{t('mentions.title')}</Link>
      <Link to="/sebutan" search={to('ragu')} activeOptions={{ exact: true }} title={t('review.hint')}>{t('review.lane')}{shown}</Link>
    </nav>
  )
}

import { Button } from '@mantine/core'
import { IconMoodEmpty } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAgencies } from '../agencies/use-agencies'
import { useMay } from '../session'
import { EmptyState } from '../ui/states'
import { useAgo } from '../ui/use-ago'
import { coverageQuery } from './coverage-strip'
import { countFilters, type MentionSearch } from './filter-state'

/** Nothing found is never shown as calm: it says how many sources were listened to, and what can be done. */
export function EmptyMentions({ search }: { search: MentionSearch }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const filtered = countFilters(search) > 0
  const { data: coverage } = useQuery(coverageQuery)
  const agencies = useAgencies()
  const { ago } = useAgo()
  const writesSources = useMay('sources.write')
  const writesAgencies = useMay('agencies.write')
  const clear = () => void navigate({ to: '/sebutan', search: search.instansi ? { instansi: search.instansi } : {} })
  const listening = coverage && (
    <p>
      {coverage.alive === 0
        ? t('empty.noSources')
        : t('empty.listening', { count: coverage.alive, silent: coverage.silent, failing: coverage.failing })}
      {coverage.lastPostAt && ` ${t('empty.lastPost', { ago: ago(coverage.lastPostAt, new Date()) })}`}
    </p>
  )
  const noWords = agencies.length > 0 && agencies.every(agency => agency.terms.length === 0)
  const action = filtered
    ? <Button variant="default" onClick={clear}>{t('filter.clear')}</Button>
    : coverage?.alive === 0 && writesSources
      ? <Button component={Link} to="/sumber">{t('empty.addSources')}</Button>
      : noWords && writesAgencies && <Button component={Link} to="/instansi">{t('empty.addWords')}</Button>
  return (
    <EmptyState icon={<IconMoodEmpty size={30} stroke={1.5} />} title={t(filtered ? 'empty.filtered' : 'empty.none')} action={action || undefined}>
      {listening}
      {!filtered && noWords && <p>{t('empty.noWords')}</p>}
    </EmptyState>
  )
}

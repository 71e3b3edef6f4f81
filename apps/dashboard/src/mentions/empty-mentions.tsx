import { Button } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAgencies } from '../agencies/use-agencies'
import { useMay } from '../session'
import { EmptyState } from '../ui/states'
import { coverageQuery } from './coverage-query'
import { countFilters, type MentionSearch } from './filter-state'
import { Listening } from './listening'

/** Nothing found is never shown as calm: it says how many sources were listened to, and what can be done. */
export function EmptyMentions({ search }: { search: MentionSearch }) {
  const { t } = useTranslation()
  const filtered = countFilters(search) > 0
  const agencies = useAgencies()
  const inDoubt = search.jalur === 'ragu'
  const wordless = !filtered && !inDoubt && agencies.length > 0 && agencies.every(agency => agency.terms.length === 0)
  return (
    <EmptyState icon={<IconMessage2 size={30} stroke={1.5} />} title={t(filtered ? 'empty.filtered' : inDoubt ? 'review.none' : 'empty.none')} action={<NextStep search={search} filtered={filtered} wordless={wordless} />}>
      {inDoubt && !filtered ? <p>{t('review.noneText')}</p> : <Listening />}
      {wordless && <p>{t('empty.noWords')}</p>}
    </EmptyState>
  )
}

function NextStep({ search, filtered, wordless }: { search: MentionSearch; filtered: boolean; wordless: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: coverage } = useQuery(coverageQuery)
  const writesSources = useMay('sources.write')
  const writesAgencies = useMay('agencies.write')
  const clear = () => void navigate({ to: '/sebutan', search: { ...(search.instansi ? { instansi: search.instansi } : {}), ...(search.jalur ? { jalur: search.jalur } : {}) } })
  if (filtered) return <Button variant="default" onClick={clear}>{t('filter.clear')}</Button>
  if (coverage?.alive === 0 && writesSources) return <Button component={Link} to="/sumber">{t('empty.addSources')}</Button>
  return wordless && writesAgencies ? <Button component={Link} to="/instansi">{t('empty.addWords')}</Button> : null
}

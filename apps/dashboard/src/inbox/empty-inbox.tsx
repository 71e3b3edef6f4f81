import type { IssuePage } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAgencies } from '../agencies/use-agencies'
import { Listening } from '../mentions/listening'
import { useMay } from '../session'
import { EmptyState } from '../ui/states'
import { countIssueFilters, type Filter, type IssueSearch } from './issue-search'

/** No issue is never shown as calm: it says how many sources were listened to, and what can be done. */
export function EmptyInbox({ search, filter, counts }: { search: IssueSearch; filter: Filter; counts: IssuePage['tabs'] | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const agencies = useAgencies()
  const writesAgencies = useMay('agencies.write')
  const icon = <IconBell size={30} stroke={1.5} />
  if (countIssueFilters(search) > 0) {
    const clear = () => void navigate({ to: '/isu', search: { ...(search.tab ? { tab: search.tab } : {}), ...(search.instansi ? { instansi: search.instansi } : {}) } })
    return <EmptyState icon={icon} title={t('inbox.empty.filtered')} action={<Button variant="default" onClick={clear}>{t('filter.clear')}</Button>} />
  }
  if (filter.tab !== 'active') return <EmptyState icon={icon} title={t(`inbox.empty.${filter.tab ?? 'mine'}`)}>{t(`inbox.emptyText.${filter.tab ?? 'mine'}`)}</EmptyState>
  const homeless = agencies.length === 0
  const action = homeless && writesAgencies ? <Button component={Link} to="/instansi">{t('inbox.empty.addAgency')}</Button> : <Button component={Link} to="/sebutan" variant="default">{t('inbox.empty.seeMentions')}</Button>
  return (
    <EmptyState icon={icon} title={t(`inbox.empty.${homeless ? 'noAgency' : whichNone(counts)}`)} action={action}>
      {homeless ? t('inbox.emptyText.noAgency') : <Listening />}
    </EmptyState>
  )
}

/** Where issues are muted or done, there have been some. */
const whichNone = (counts: IssuePage['tabs'] | undefined) => (counts !== undefined && counts.muted + counts.done > 0 ? 'noneActive' : 'none')

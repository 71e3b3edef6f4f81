import type { AuditCheck, AuditEntry } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconLock, IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ErrorState, ListStates } from '../ui/states'
import { useFormat } from '../ui/use-format'
import css from './audit.module.css'
import { detailPairs } from './detail-pairs'

export function AuditPage() {
  return <RequirePermission permission="audit.read"><Audit /></RequirePermission>
}

function Audit() {
  const { t } = useTranslation()
  const check = useMutation({ mutationFn: () => call('auditCheck', {}) })
  const list = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam, signal }) => call('audit', { query: pageParam ? { before: pageParam } : {} }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: page => page.next,
  })
  const entries = list.data?.pages.flatMap(page => page.items) ?? []
  const action = <Button variant="default" leftSection={<IconShieldCheck size={15} />} loading={check.isPending} onClick={() => check.mutate()}>{t('audit.check')}</Button>
  return (
    <Page title={t('audit.title')} lead={<><IconLock size={13} aria-hidden /> {t('audit.lead')}</>} actions={action}>
      {check.isError && <ErrorState error={check.error} compact />}
      {check.data && <CheckResult result={check.data} />}
      <ListStates list={list} empty={entries.length === 0} rows={10} height={36}><EmptyState title={t('audit.none')} /></ListStates>
      {entries.length > 0 && <ol className={css.list}>{entries.map(entry => <Entry key={entry.id} entry={entry} />)}</ol>}
      {list.hasNextPage && <div><Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('audit.older')}</Button></div>}
    </Page>
  )
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sentence = t(`audit.action.${entry.action.replaceAll('.', '-')}`, { defaultValue: '' }) || entry.action
  const details = detailPairs(entry.detail)
  return (
    <li className={css.entry}>
      <time dateTime={entry.at}>{format.date(entry.at)}<br /><b>{format.clock(new Date(entry.at))}</b> {format.zoneName}</time>
      <div className={css.what}>
        <p><b>{entry.actor ?? t('audit.system')}</b> {sentence}{entry.subject && <> · <span className={css.subject}>{entry.subject}</span></>}</p>
        {details.length > 0 && <p className={css.detail}>{details.map(({ name, value }) => <span key={name}><i>{name}</i> {value}</span>)}</p>}
      </div>
      <span className={css.number}>#{entry.id}{entry.address && <><br />{entry.address}</>}</span>
    </li>
  )
}

function CheckResult({ result }: { result: AuditCheck }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.check} data-intact={result.intact || undefined} role="status">
      <p><b>{t(result.intact ? 'audit.intact' : 'audit.broken')}</b> {t('audit.checked', { count: result.checked, shown: format.number(result.checked) })} {result.brokenAt !== null && t('audit.brokenAt', { id: result.brokenAt })}</p>
      {result.head && <p className={css.hash}>{t('audit.head')} <code>{result.head}</code></p>}
    </div>
  )
}

import type { Lookback, LookbackList, Rule, StartLookback } from '@kentongan/contracts'
import { Button, NativeSelect } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import css from './keywords.module.css'
import { lookbacksQuery, useLookback } from './use-rules'

const spans = [7, 30, 365] as const
type Days = StartLookback['days']

/**
 * "Terapkan ke belakang": tags stored posts again with the agency's rules as they are now, with progress and a way to stop. It is
 * offered in so many words after a save, until someone has asked for it.
 */
export function LookbackPanel({ rule, saved }: { rule: Rule; saved: boolean }) {
  const { t } = useTranslation()
  const lookback = useLookback(rule.agencyId)
  const { start, cancel } = useLookbackActions(rule.agencyId)
  const offered = saved && !isAskedSince(rule, lookback)
  const running = lookback && isRunning(lookback) ? lookback : null
  const error = start.error ?? cancel.error
  return (
    <section className={css.lookback} data-offer={offered || undefined} aria-labelledby="ke-belakang">
      <h3 id="ke-belakang"><IconHistory size={16} aria-hidden />{offered ? t('rule.lookback.offer', { version: rule.version }) : t('rule.lookback.title')}</h3>
      <p className={css.faint}>{t('rule.lookback.text')}</p>
      {running ? <div><Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(running.id)}>{t('action.cancel')}</Button></div> : <Start offered={offered} busy={start.isPending} start={start.mutate} />}
      {lookback && <Progress lookback={lookback} />}
      {error !== null && <ErrorState error={error} compact />}
    </section>
  )
}

const isAskedSince = (rule: Rule, lookback: Lookback | undefined) => lookback !== undefined && lookback.askedAt >= rule.changedAt

const isRunning = ({ state }: Lookback) => state === 'waiting' || state === 'running'

function Start({ offered, busy, start }: { offered: boolean; busy: boolean; start: (days: Days) => void }) {
  const { t } = useTranslation()
  const [days, setDays] = useState<Days>(30)
  return (
    <div className={css.lookbackRow}>
      <NativeSelect
        aria-label={t('rule.lookback.days')} value={String(days)} onChange={event => setDays(spans.find(each => String(each) === event.target.value) ?? 30)}
        data={spans.map(each => ({ value: String(each), label: t('rule.lookback.last', { count: each }) }))}
      />
      <Button variant={offered ? 'filled' : 'default'} loading={busy} onClick={() => start(days)}>{t('rule.lookback.start')}</Button>
    </div>
  )
}

function useLookbackActions(agencyId: number) {
  const queries = useQueryClient()
  const show = (lookback: Lookback) => queries.setQueryData<LookbackList>(lookbacksQuery.queryKey, list => ({ items: [...(list?.items ?? []).filter(each => each.agencyId !== agencyId), lookback] }))
  const start = useMutation({ mutationFn: (days: Days) => call('startLookback', { params: { id: agencyId }, body: { days } }), onSuccess: show })
  const cancel = useMutation({ mutationFn: (id: number) => call('cancelLookback', { params: { id } }), onSuccess: show })
  return { start, cancel }
}

function Progress({ lookback }: { lookback: Lookback }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, total, read, added, removed, askedAt, askedBy } = lookback
  const share = total ? Math.min(1, read / total) : 0
  const numbers = { added: format.number(added), removed: format.number(removed), read: format.number(read), total: format.number(total ?? 0), share: format.percent(share) }
  return (
    <div className={css.lookbackState}>
      {isRunning(lookback) && <progress max={1} {...(total === null ? {} : { value: share })} aria-label={t('rule.lookback.title')} />}
      <p role="status">{t(`rule.lookback.state.${state}`, numbers)}</p>
      <p className={css.faint}>{t('rule.lookback.asked', { days: lookback.days, at: format.full(askedAt), by: askedBy ?? t('rule.machine') })}</p>
    </div>
  )
}

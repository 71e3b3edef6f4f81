import type { Lookback, LookbackList } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { lookbacksQuery } from '../keywords/use-rules'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import css from './agencies.module.css'
import { type LookbackState, stateOf } from './lookback-state'

/** How far the search through stored posts has come for one agency, what it changed, and a way to stop it. */
export function LookbackLine({ lookback, agency, writes }: { lookback: Lookback; agency: string; writes: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const state = stateOf(lookback, now)
  if (!state) return null
  const { added, removed } = lookback
  const underWay = state.kind === 'waiting' || state.kind === 'running'
  return (
    <div className={css.lookback}>
      <IconHistory size={15} aria-hidden />
      <div>
        <StateWords state={state} lookback={lookback} agency={agency} />
        {(added > 0 || removed > 0 || !underWay) && <span>{t('agency.lookbackResult', { added: format.number(added), removed: format.number(removed) })}</span>}
        {underWay && writes && <CancelLookback lookback={lookback} agency={agency} />}
      </div>
    </div>
  )
}

function StateWords({ state, lookback, agency }: { state: LookbackState; lookback: Lookback; agency: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { days, read } = lookback
  if (state.kind === 'waiting') return <span>{t('agency.lookbackWaiting', { days })}</span>
  if (state.kind === 'running') {
    return (
      <>
        <span>{t('agency.lookbackRunning', { days })}</span>
        <progress aria-label={t('agency.lookbackProgress', { name: agency })} {...(state.share === null ? {} : { value: state.share, max: 1 })} />
        <span>{state.share === null ? format.number(read) : format.percent(state.share)}</span>
      </>
    )
  }
  return <span>{t(`agency.lookbackEnd.${state.kind}`, { days, at: format.full(state.at) })}</span>
}

function CancelLookback({ lookback, agency }: { lookback: Lookback; agency: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('cancelLookback', { params: { id: lookback.id } }),
    onSuccess: next => queries.setQueryData<LookbackList>(lookbacksQuery.queryKey, list => list && { items: list.items.map(each => (each.id === next.id ? next : each)) }),
    onError: error => void showToast({ danger: true, message: problemText(t, error) }),
  })
  return <Button variant="default" size="compact-sm" loading={cancel.isPending} onClick={() => cancel.mutate()} aria-label={t('agency.lookbackCancel', { name: agency })}>{t('action.cancel')}</Button>
}

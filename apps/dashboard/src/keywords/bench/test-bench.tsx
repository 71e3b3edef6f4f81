import type { Rule, TrialState, TryQuery } from '@kentongan/contracts'
import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState, LoadingRows } from '../../ui/states'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { dayBars } from './day-bars'
import { Samples } from './samples'
import { TrialFigures } from './trial-figures'
import { TrialTable } from './trial-table'
import { type Trial, useTrial } from './use-trial'

const TrialChart = lazy(() => import('./trial-chart').then(module => ({ default: module.TrialChart })))

type Props = {
  agencyId: number
  /** What it is compared with; null for a new rule. */
  rule: Rule | null
  query: string
  /** Whether the query can be tried; null while that is being looked at. */
  valid: boolean | null
  days: 7 | 30
}

/** What the query would do, over the stored posts, while one types. */
export function TestBench({ agencyId, rule, query, valid, days }: Props) {
  const { t } = useTranslation()
  const version = rule && rule.version
  const input = trialOf({ agencyId, rule, query, valid, days })
  const { trial, cancel, again } = useTrial(input, version ?? 0)
  const stale = input === null || !trial.fresh
  return (
    <section className={css.bench} aria-labelledby="meja-uji">
      <header className={css.top}>
        <h2 id="meja-uji">{t('trial.title')}</h2>
        <DaysSwitch days={days} />
        <div className={css.progress}><Progress trial={trial} idle={input === null} cancel={cancel} again={again} /></div>
      </header>
      <Notice empty={!query.trim()} broken={valid === false} kept={trial.state !== null} />
      {trial.phase === 'failed' && input && <ErrorState error={trial.error} retry={again} compact />}
      {trial.state ? <Results state={trial.state} stale={stale} agencyId={agencyId} version={version} /> : trial.phase === 'running' && <LoadingRows rows={5} height={56} />}
    </section>
  )
}

/** What to try; null while the query is empty, broken, or not looked at yet. */
const trialOf = ({ agencyId, rule, query, valid, days }: Props): TryQuery | null => (valid && query.trim() ? { agencyId, ruleId: rule && rule.id, query, days } : null)

/** Why nothing runs: nothing is written, or it cannot be read. */
function Notice({ empty, broken, kept }: { empty: boolean; broken: boolean; kept: boolean }) {
  const { t } = useTranslation()
  if (empty) return <p className={css.notice}>{t('trial.writeFirst')}</p>
  return broken && <p className={css.notice} data-broken><IconAlertTriangle size={16} aria-hidden />{t(kept ? 'trial.brokenKept' : 'trial.broken')}</p>
}

function Results({ state, stale, agencyId, version }: { state: TrialState; stale: boolean; agencyId: number; version: number | null }) {
  const { t } = useTranslation()
  const [table, setTable] = useState(false)
  return (
    <div className={css.results} data-stale={stale || undefined} aria-busy={stale}>
      <TrialFigures state={state} version={version} />
      <section className={css.card} aria-label={t('trial.perDay')}>
        <header className={css.head}>
          <h3>{t('trial.perDay')}</h3>
          <Legend version={version} noise={dayBars(state).some(bar => bar.noise > 0)} />
          <button type="button" className={css.swap} aria-pressed={table} onClick={() => setTable(!table)}>{t('trial.table')}</button>
        </header>
        {table ? <TrialTable days={state.days} /> : <Suspense fallback={<div className={css.chart} />}><TrialChart state={state} compared={version !== null} /></Suspense>}
      </section>
      <Samples state={state} agencyId={agencyId} version={version} />
    </div>
  )
}

function Legend({ version, noise }: { version: number | null; noise: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={css.legend} aria-hidden>
      {version !== null && <span data-bar="saved">{t('trial.legendSaved', { version })}</span>}
      <span data-bar="now">{t('trial.legendNow')}</span>
      {noise && <span data-bar="noise">{t('trial.legendNoise')}</span>}
    </span>
  )
}

function DaysSwitch({ days }: { days: 7 | 30 }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const change = (hari: string) => void navigate({ to: '/kata-kunci', replace: true, search: (old: Record<string, unknown>) => ({ ...old, hari: hari === '30' ? 30 : undefined }) })
  return <SegmentedControl size="xs" aria-label={t('trial.days')} value={String(days)} onChange={change} data={[{ value: '7', label: t('period.7-hari') }, { value: '30', label: t('period.30-hari') }]} />
}

function Progress({ trial, idle, cancel, again }: { trial: Trial; idle: boolean; cancel: () => void; again: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { state, phase, fresh, seconds } = trial
  const read = fresh ? state : null
  const share = read ? read.read / Math.max(1, read.total) : 0
  if (idle) return null
  if (phase === 'running') {
    return (
      <>
        <progress max={1} value={share} aria-label={t('trial.running')} />
        {read ? t('trial.progress', { share: format.percent(share), total: format.number(read.total) }) : t('trial.starting')}
        <Button variant="default" size="compact-xs" onClick={cancel}>{t('action.cancel')}</Button>
      </>
    )
  }
  if (phase === 'cancelled') return <>{t('trial.cancelled', { share: format.percent(share) })}<Button variant="default" size="compact-xs" onClick={again}>{t('trial.again')}</Button></>
  if (phase !== 'done' || !read) return null
  return <span role="status">{t('trial.done', { count: read.read, shown: format.number(read.read), seconds: format.decimal(Math.max(0.1, seconds)) })}</span>
}

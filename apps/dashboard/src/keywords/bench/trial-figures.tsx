import type { TrialState } from '@kentongan/contracts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { enoughJudged } from './day-bars'

/** How many match, how many come and go against the saved version, the likely noise as a range, and near misses. */
export function TrialFigures({ state, version }: { state: TrialState; version: number | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = state.now - state.saved
  const signed = `${change > 0 ? '+' : change < 0 ? '−' : '±'}${format.number(Math.abs(change))}`
  return (
    <dl className={css.figures}>
      <Figure name={t('trial.now')} value={format.number(state.now)} strong={change !== 0}>{version === null ? t('trial.newRule') : t('trial.against', { change: signed, version })}</Figure>
      <Figure name={t('trial.gained')} value={format.number(state.gained)}>{t('trial.gainedHint')}</Figure>
      <Figure name={t('trial.lost')} value={format.number(state.lost)}>{t('trial.lostHint')}</Figure>
      <NoiseFigure noise={state.noise} />
      <Figure name={t('trial.near')} value={format.number(state.near)}>{t('trial.nearHint')}</Figure>
    </dl>
  )
}

function NoiseFigure({ noise }: Pick<TrialState, 'noise'>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (noise.judged === 0) return <Figure name={t('trial.noise')} value="–">{t('rule.notJudged')}</Figure>
  const range = `${format.number(Math.round(noise.low * 100))}–${format.percent(noise.high)}`
  const judged = { count: noise.judged, shown: format.number(noise.judged) }
  if (noise.judged < enoughJudged) return <Figure name={t('trial.noise')} value={range}>{t('trial.noiseFrom', judged)}</Figure>
  return <Figure name={t('trial.noise')} value={format.percent(noise.irrelevant / noise.judged)}>{t('trial.noiseRange', { ...judged, range })}</Figure>
}

function Figure({ name, value, strong = false, children }: { name: string; value: string; strong?: boolean; children: ReactNode }) {
  return <div className={css.figure}><dt>{name}</dt><dd><b>{value}</b><span data-strong={strong || undefined}>{children}</span></dd></div>
}

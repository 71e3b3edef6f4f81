import type { TrialState } from '@kentongan/contracts'
import { useReducedMotion } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { type DayBar, dayBars, noonOf } from './day-bars'

const axis = { tick: { fill: 'var(--tx-3)', fontSize: 11 }, tickLine: false, axisLine: false }

/** Matches per day: what is saved in grey beside what is typed, likely noise hatched on top. */
export function TrialChart({ state, compared }: { state: TrialState; compared: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const still = useReducedMotion()
  const bars = dayBars(state)
  const few = bars.length <= 8
  const motion = { isAnimationActive: !still, animationDuration: 200 }
  const noisy = bars.some(bar => bar.noise > 0)
  const labels = <LabelList dataKey="now" position="top" fill="var(--tx)" fontSize={11} fontWeight={600} formatter={value => (value ? format.number(Number(value)) : '')} />
  const label = (day: string) => (few ? format.weekday(noonOf(day)) : format.dayMonth(noonOf(day)))
  return (
    <div className={css.chart} role="img" aria-label={t('trial.chartSummary', { days: bars.length, now: format.number(state.now), saved: format.number(state.saved) })}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={bars} margin={{ top: 16, right: 4, bottom: 0, left: 0 }} barGap={few ? 3 : 0} barCategoryGap={few ? '22%' : 2} accessibilityLayer={false}>
          <defs>
            <pattern id="derau" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--surface)" /><rect width="2.5" height="5" fill="var(--ac)" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis dataKey="day" tickFormatter={label} minTickGap={few ? 4 : 30} {...axis} />
          <YAxis allowDecimals={false} width={40} tickCount={3} tickFormatter={(value: number) => format.number(value)} {...axis} />
          <Tooltip cursor={{ fill: 'var(--hover)' }} content={({ active, payload }) => {
            const bar = active ? (payload?.[0]?.payload as DayBar | undefined) : undefined
            return bar ? <Tip bar={bar} compared={compared} /> : null
          }} />
          {compared && <Bar dataKey="saved" stackId="saved" fill="var(--line-2)" maxBarSize={26} {...motion} />}
          <Bar dataKey="clean" stackId="now" fill="var(--ac)" maxBarSize={26} {...motion}>{few && !noisy && labels}</Bar>
          {noisy && <Bar dataKey="noise" stackId="now" fill="url(#derau)" maxBarSize={26} {...motion}>{few && labels}</Bar>}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function Tip({ bar, compared }: { bar: DayBar; compared: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.tip}>
      <b>{format.date(noonOf(bar.day))}</b>
      <span>{t('trial.now')} {format.number(bar.now)}</span>
      {compared && <span>{t('trial.saved')} {format.number(bar.saved)}</span>}
      {bar.noise > 0 && <span>{t('trial.noise')} ±{format.decimal(bar.noise)}</span>}
    </div>
  )
}

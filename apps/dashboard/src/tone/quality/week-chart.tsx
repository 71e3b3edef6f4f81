import { useReducedMotion } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormat } from '../../ui/use-format'
import css from './quality.module.css'
import { noonOfWeek, type WeekBar } from './week-bars'

const axis = { tick: { fill: 'var(--tx-3)', fontSize: 11 }, tickLine: false, axisLine: false }

/** Judged mentions per week: right ones filled, wrong ones hatched on top. */
export function WeekChart({ bars }: { bars: readonly WeekBar[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const still = useReducedMotion()
  const motion = { isAnimationActive: !still, animationDuration: 200, maxBarSize: 34 }
  const right = bars.reduce((sum, bar) => sum + bar.right, 0)
  const wrong = bars.reduce((sum, bar) => sum + bar.wrong, 0)
  const summary = t('quality.chart', { weeks: bars.length, right: format.number(right), wrong: format.number(wrong) })
  return (
    <div className={css.chart} role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={[...bars]} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <defs>
            <pattern id="keliru" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="var(--surface)" /><rect width="2.5" height="5" fill="var(--tx-3)" />
            </pattern>
          </defs>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis dataKey="week" tickFormatter={(week: string) => format.dayMonth(noonOfWeek(week))} minTickGap={12} {...axis} />
          <YAxis allowDecimals={false} width={36} tickCount={3} {...axis} />
          <Tooltip cursor={{ fill: 'var(--hover)' }} content={({ active, payload }) => {
            const bar = active ? (payload?.[0]?.payload as WeekBar | undefined) : undefined
            return bar ? <Tip bar={bar} /> : null
          }} />
          <Bar dataKey="right" stackId="week" fill="var(--ac)" {...motion} />
          <Bar dataKey="wrong" stackId="week" fill="url(#keliru)" {...motion} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function Tip({ bar }: { bar: WeekBar }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.tip}>
      <b>{format.date(noonOfWeek(bar.week))}</b>
      <span>{t('quality.right')} {format.number(bar.right)}</span>
      <span>{t('quality.wrong')} {format.number(bar.wrong)}</span>
    </div>
  )
}

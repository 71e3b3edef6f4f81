import type { Volume } from '@kentongan/contracts'
import { useReducedMotion } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { ToneLabel } from '../ui/tone-label'
import { useFormat } from '../ui/use-format'
import { countTones, fillBuckets } from './count-tones'
import css from './volume.module.css'

const axis = { tick: { fill: 'var(--tx-3)', fontSize: 11 }, tickLine: false, axisLine: false }

/** Stacked bars, negative on the baseline so that it can be compared. */
export function VolumeChart({ volume }: { volume: Volume }) {
  const { t } = useTranslation()
  const format = useFormat()
  const still = useReducedMotion()
  const items = fillBuckets(volume)
  const totals = countTones(items)
  const label = (at: string) => (volume.bucket === 'hour' ? format.time(at) : format.dayMonth(at))
  const bars = { stackId: 'tone', isAnimationActive: !still, animationDuration: 250, stroke: 'var(--surface)', strokeWidth: 0.5 }
  const summary = t('volume.summary', {
    all: format.number(totals.all), negatif: format.number(totals.negatif), netral: format.number(totals.netral), positif: format.number(totals.positif),
  })
  return (
    <div className={css.room} role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={items} margin={{ top: 6, right: 4, bottom: 0, left: 0 }} barCategoryGap={1} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis dataKey="at" tickFormatter={label} minTickGap={38} {...axis} />
          <YAxis allowDecimals={false} width={42} tickCount={4} tickFormatter={(value: number) => format.number(value)} {...axis} />
          <Tooltip cursor={{ fill: 'var(--hover)' }} content={({ active, payload }) => {
            const item = active ? (payload?.[0]?.payload as Volume['items'][number] | undefined) : undefined
            return item ? <ChartTip item={item} when={volume.bucket === 'hour' ? format.full(item.at) : format.date(item.at)} /> : null
          }} />
          <Bar dataKey="negatif" fill="var(--neg)" {...bars} />
          <Bar dataKey="netral" fill="var(--neu)" {...bars} />
          <Bar dataKey="positif" fill="var(--pos)" {...bars} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

function ChartTip({ item, when }: { item: Volume['items'][number]; when: string }) {
  const format = useFormat()
  return (
    <div className={css.tip}>
      <b>{when}</b>
      {(['positif', 'netral', 'negatif'] as const).map(tone => <span key={tone}><ToneLabel tone={tone} /> {format.number(item[tone])}</span>)}
    </div>
  )
}

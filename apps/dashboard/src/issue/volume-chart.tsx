import type { IssueVolume } from '@kentongan/contracts'
import { useReducedMotion } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Bar, CartesianGrid, ComposedChart, Line, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { countTones } from '../mentions/count-tones'
import { ToneLabel } from '../ui/tone-label'
import { useFormat } from '../ui/use-format'
import { placeEvents, type VolumeSlot } from './fill-volume'
import css from './volume.module.css'

const axis = { tick: { fill: 'var(--tx-3)', fontSize: 11 }, tickLine: false, axisLine: false }
const eventLabel = { position: 'top', fill: 'var(--tx)', fontSize: 11, fontWeight: 600 } as const
const day = 86_400_000

/** Stacked bars, negative on the baseline so that it can be compared; dotted is the usual, and lines mark what happened. */
export function VolumeChart({ volume, slots }: { volume: IssueVolume; slots: readonly VolumeSlot[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const still = useReducedMotion()
  const long = Date.parse(slots.at(-1)?.at ?? '') - Date.parse(slots[0]?.at ?? '') > 1.5 * day
  const label = (at: string) => (long ? `${format.dayMonth(at)} ${format.time(at)}` : format.time(at))
  const edge = { stroke: 'var(--surface)', strokeWidth: slots.length > 48 ? 0 : 0.5 }
  const bars = { stackId: 'tone', isAnimationActive: !still, animationDuration: 250, maxBarSize: 34, ...edge }
  const totals = countTones([...slots])
  const summary = t('volume.summary', {
    all: format.number(totals.all), negatif: format.number(totals.negatif), netral: format.number(totals.netral), positif: format.number(totals.positif),
  })
  return (
    <div className={css.room} role="img" aria-label={summary}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart data={[...slots]} margin={{ top: 22, right: 8, bottom: 0, left: 0 }} barCategoryGap={1} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--grid)" />
          <XAxis dataKey="at" tickFormatter={label} minTickGap={44} {...axis} />
          <YAxis
            allowDecimals={false} width={36} tickCount={4} tickFormatter={(value: number) => format.number(value)} {...axis}
          />
          <Tooltip cursor={{ fill: 'var(--hover)' }} content={({ active, payload }) => {
            const slot = active ? (payload?.[0]?.payload as VolumeSlot | undefined) : undefined
            return slot ? <Tip slot={slot} /> : null
          }} />
          <Bar dataKey="negatif" fill="var(--neg)" {...bars} />
          <Bar dataKey="netral" fill="var(--neu)" {...bars} />
          <Bar dataKey="positif" fill="var(--pos)" {...bars} />
          <Line
            dataKey="usual" type="linear" stroke="var(--tx)" strokeWidth={1.2} strokeDasharray="2 3" dot={false}
            isAnimationActive={false}
          />
          {placeEvents(slots, volume).map(({ slot, event }) => (
            <ReferenceLine
              key={slot} x={slot} stroke="var(--tx-2)" strokeDasharray="4 3"
              label={{ ...eventLabel, value: `${t(`issue.volume.event.${event.kind}`)} ${format.time(event.at)}` }}
            />
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

function Tip({ slot }: { slot: VolumeSlot }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.tip}>
      <b>{format.full(slot.at)}</b>
      {(['positif', 'netral', 'negatif'] as const).map(tone => <span key={tone}><ToneLabel tone={tone} /> {format.number(slot[tone])}</span>)}
      <span>{t('issue.volume.usual')} <span>{format.decimal(slot.usual)}</span></span>
    </div>
  )
}

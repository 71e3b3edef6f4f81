import { Tone, type Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { fillVolume, type VolumeSlot } from '../issue/fill-volume'
import { countTones } from '../mentions/count-tones'
import { ToneLabel } from '../ui/tone-label'
import { WallPanel } from './wall-panel'
import { axisSteps } from './wall-shares'
import css from './wall.module.css'

const boxes = { small: { wide: 552, tall: 246 }, large: { wide: 1372, tall: 380 } } as const
const left = 46
const bottom = 30
const hour = 3_600_000

/** Mentions over the day, negative on the baseline. */
export function WallVolume({ wall: { volume }, format, size }: { wall: Wall; format: Format; size: keyof typeof boxes }) {
  const { t } = useTranslation()
  const slots = fillVolume({ minutes: volume.minutes, items: volume.items.map(item => ({ ...item, usual: 0 })), events: [] })
  const legend = <span className={css.legend}>{Tone.options.map(tone => <ToneLabel key={tone} tone={tone} />)}</span>
  const all = countTones(slots)
  const [negatif, netral, positif] = [format.number(all.negatif), format.number(all.netral), format.number(all.positif)]
  const summary = t('volume.summary', { all: format.number(all.all), negatif, netral, positif })
  return (
    <WallPanel title={volume.minutes === 60 ? t('wall.perHour') : t('wall.perMinutes', { minutes: volume.minutes })} aside={legend}>
      {all.all === 0
        ? <p className={css.empty}>{t('wall.noMentions')}</p>
        : <Bars slots={slots} format={format} size={size} label={summary} />}
    </WallPanel>
  )
}

type BarsProps = { slots: readonly VolumeSlot[]; format: Format; size: keyof typeof boxes; label: string }

function Bars({ slots, format, size, label }: BarsProps) {
  const { wide, tall } = boxes[size]
  const steps = axisSteps(Math.max(...slots.map(({ negatif, netral, positif }) => negatif + netral + positif)))
  const top = steps.at(-1) ?? 1
  const y = (value: number) => tall - bottom - (value / top) * (tall - bottom - 12)
  const step = (wide - left) / slots.length
  const every = slots.length > 0 ? hoursApart(slots, (wide - left) / 92) : 1
  const labelled = (at: string) => Date.parse(at) % hour === 0 && Number(format.time(at).slice(0, 2)) % every === 0
  return (
    <svg className={css.chart} viewBox={`0 0 ${wide} ${tall}`} role="img" aria-label={label}>
      {steps.map(value => (
        <g key={value}>
          <line x1={left} x2={wide} y1={y(value)} y2={y(value)} className={css.gridLine} />
          <text x={left - 10} y={y(value) + 6} textAnchor="end">{format.number(value)}</text>
        </g>
      ))}
      {slots.map((slot, index) => (
        <Bar key={slot.at} slot={slot} x={left + index * step} width={Math.max(1, step - 1.5)} y={y} />
      ))}
      {slots.map(({ at }, index) => labelled(at) && (
        <text key={at} x={left + index * step} y={tall - 6} textAnchor={anchorAt(index, slots.length)}>{format.time(at)}</text>
      ))}
    </svg>
  )
}

/** The outermost labels stay within the picture. */
const anchorAt = (index: number, count: number) => (index === 0 ? 'start' : index * 20 > count * 19 ? 'end' : 'middle')

function Bar({ slot, x, width, y }: { slot: VolumeSlot; x: number; width: number; y: (value: number) => number }) {
  let below = 0
  return Tone.options.map(tone => {
    const from = below
    below += slot[tone]
    return slot[tone] > 0 && <rect key={tone} data-tone={tone} x={x} width={width} y={y(below)} height={y(from) - y(below)} />
  })
}

/** How many hours lie between two labels, so that at most `most` of them stand side by side. */
function hoursApart(slots: readonly VolumeSlot[], most: number): number {
  const hours = (Date.parse(slots.at(-1)?.at ?? '') - Date.parse(slots[0]?.at ?? '')) / hour
  return [1, 2, 3, 4, 6, 12].find(each => hours / each <= most) ?? 24
}

import css from './sparkline.module.css'

type Props = { readonly hours: readonly number[]; readonly usual: { readonly low: number; readonly high: number }; readonly label: string; readonly loud?: boolean }
const wide = 100
const tall = 30

/** One line through counts an hour, over the band that is usual; `loud` draws it in dark ink. Plain SVG, stretched to its box. */
export function Sparkline({ hours, usual, label, loud = false }: Props) {
  const top = Math.max(1, usual.high, ...hours)
  const y = (value: number) => tall - 2 - (Math.min(value, top) / top) * (tall - 4)
  const x = (index: number) => (hours.length < 2 ? wide : 1 + (index / (hours.length - 1)) * (wide - 2))
  const points = hours.map((value, index) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  return (
    <svg className={css.spark} viewBox={`0 0 ${wide} ${tall}`} preserveAspectRatio="none" role="img" aria-label={label} data-loud={loud || undefined}>
      <rect className={css.band} x="0" y={y(usual.high)} width={wide} height={Math.max(1.5, y(usual.low) - y(usual.high))} />
      <polyline points={points} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}

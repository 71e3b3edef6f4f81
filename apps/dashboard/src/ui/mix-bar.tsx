import { Tone, type ToneCounts } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import css from './mix-bar.module.css'
import { useFormat } from './use-format'

/** Shares of the three tones as one bar; its name says them in per cent. Nothing counted gives an empty bar. */
export function MixBar({ tones }: { tones: ToneCounts }) {
  const { t } = useTranslation()
  const format = useFormat()
  return <PlainMixBar tones={tones} label={shareWords(tones, tone => t(`tone.${tone}`), format.percent)} />
}

/** The bar itself, where the viewer's own language and zone are not at hand. */
export function PlainMixBar({ tones, label }: { tones: ToneCounts; label: string }) {
  return (
    <span className={css.bar} role="img" aria-label={label}>
      {Tone.options.map(tone => tones[tone] > 0 && <i key={tone} data-tone={tone} style={{ flexGrow: tones[tone] }} />)}
    </span>
  )
}

/** "41% Negatif, 38% Netral, 21% Positif". */
export function shareWords(tones: ToneCounts, word: (tone: Tone) => string, percent: (share: number) => string): string {
  const all = Math.max(1, tones.negatif + tones.netral + tones.positif)
  return Tone.options.map(tone => `${percent(tones[tone] / all)} ${word(tone).toLowerCase()}`).join(', ')
}

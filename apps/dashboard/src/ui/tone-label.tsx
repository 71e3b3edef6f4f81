import type { Tone } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import css from './tone-label.module.css'

/** The three tone shapes: down, dot, up. Colour is only the third cue after shape and word. */
export function ToneMark({ tone }: { tone: Tone }) {
  return (
    <svg className={css.mark} data-tone={tone} viewBox="0 0 10 10" width="10" height="10" aria-hidden>
      {tone === 'negatif' && <path d="M0.8 2h8.400L5 8.600z" />}
      {tone === 'netral' && <circle cx="5" cy="5" r="3.200" />}
      {tone === 'positif' && <path d="M0.8 8h8.400L5 1.400z" />}
    </svg>
  )
}

export function ToneLabel({ tone }: { tone: Tone }) {
  const { t } = useTranslation()
  return <span className={css.label} data-tone={tone}><ToneMark tone={tone} />{t(`tone.${tone}`)}</span>
}

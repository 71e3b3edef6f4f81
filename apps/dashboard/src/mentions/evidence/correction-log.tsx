import type { Correction } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import css from './evidence.module.css'

/** Who corrected what and when; nothing here can be edited. */
export function CorrectionLog({ corrections }: { corrections: readonly Correction[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={css.part}>
      <h3>{t('evidence.corrections')}</h3>
      <ol className={css.timeline}>
        {corrections.map(correction => (
          <li key={`${correction.at}${correction.by}`}>
            <span className={css.faint}>{format.full(correction.at)}</span>
            <span><b>{correction.by}</b> {whatOf(t, correction)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function whatOf(t: TFunction, { tone, relevant }: Correction): string {
  if (tone) return t('correction.didTone', { tone: t(`tone.${tone}`).toLowerCase() })
  if (relevant === false) return t('correction.didIrrelevant')
  return t(relevant ? 'correction.didRelevant' : 'correction.didTakeBack')
}

import type { MentionDetail } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { confidenceWord } from '../confidence-word'
import { decidingWords } from '../deciding-words'
import css from './evidence.module.css'

/** The tone with how sure the machine is and the words that decided; a person's correction stands first. */
export function ToneReasons({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tone } = detail.mention
  const sure = confidenceWord(tone.confidence)
  const words = decidingWords(detail)
  return (
    <>
      <p className={css.toneLine}>
        <span className={css.name}>{t('evidence.toneToward', { agency: detail.mention.agency.name })}</span>
        <ToneLabel tone={tone.label} />
        {tone.corrected ? <Tag kind="ok">{t('mentions.corrected')}</Tag> : sure && <span className={css.faint}>{t(`confidence.${sure}`)}{tone.confidence !== null && ` (${format.percent(tone.confidence)})`}</span>}
      </p>
      {tone.corrected && tone.machine && <p className={css.faint}>{t('evidence.machineSaid')} <ToneLabel tone={tone.machine} /></p>}
      {words.length > 0 && (
        <p className={css.words}>
          <span className={css.faint}>{t('evidence.because')}</span>
          {words.map(word => <span key={word.text} className={css.word} data-against={word.weight < 0 || undefined}>{word.text}{word.weight < 0 && <span className="visually-hidden"> ({t('evidence.against')})</span>}</span>)}
        </p>
      )}
    </>
  )
}

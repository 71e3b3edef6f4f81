import type { MentionDetail } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { confidenceWord } from '../confidence-word'
import { decidingWords } from '../deciding-words'
import { MentionMarks } from '../mention-marks'
import { ToneFaces } from '../tone-faces'
import css from './evidence.module.css'

/** The three faces of the tone, what is to be minded about them, how sure the machine is, and the words that decided. */
export function ToneReasons({ detail }: { detail: MentionDetail }) {
  const { mention, toneVersion } = detail
  return (
    <>
      <ToneFaces mention={mention} />
      <Warnings detail={detail} />
      <Certainty mention={mention} toneVersion={toneVersion} />
      <Because detail={detail} />
    </>
  )
}

/** The marks of the machine, each with what it means. */
function Warnings({ detail: { mention } }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  return (
    <>
      {mention.misleading && <p className={css.notice}><MentionMarks mention={mention} only="misleading" /> {t('tone.misleadingText', { agency: mention.agency.name })}</p>}
      {mention.tone.review && <p className={css.notice}><MentionMarks mention={mention} only="review" /> {t('tone.reviewText')}</p>}
    </>
  )
}

function Certainty({ mention: { tone }, toneVersion }: { mention: MentionDetail['mention']; toneVersion: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sure = confidenceWord(tone)
  const share = tone.confidence === null ? '' : format.percent(tone.confidence)
  return (
    <p className={css.toneLine}>
      {tone.corrected && <Tag kind="ok">{t('mentions.corrected')}</Tag>}
      {tone.corrected && tone.machine && <span className={css.faint}>{t('evidence.machineSaid')} <ToneLabel tone={tone.machine} />{share && ` (${share})`}</span>}
      {!tone.corrected && sure && <span className={css.faint}>{t('tone.certainty', { word: t(`confidence.${sure}`), share })}</span>}
      {toneVersion && <span className={css.faint}>{t('tone.version', { version: toneVersion })}</span>}
    </p>
  )
}

function Because({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const words = decidingWords(detail)
  if (words.length === 0) return null
  return (
    <p className={css.words}>
      <span className={css.faint}>{t('evidence.because')}</span>
      {words.map(word => <span key={word.text} className={css.word} data-against={word.weight < 0 || undefined}>{word.text}{word.weight < 0 && <span className="visually-hidden"> ({t('evidence.against')})</span>}</span>)}
    </p>
  )
}

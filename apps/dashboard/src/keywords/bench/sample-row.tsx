import type { SampleKind, TrialSample } from '@kentongan/contracts'
import { IconCheck, IconExternalLink, IconX } from '@tabler/icons-react'
import { type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { MarkedText } from '../../mentions/marked-text'
import { safeLink } from '../../mentions/safe-link'
import { marksIn, segmentText } from '../../mentions/segment-text'
import { Tag, type TagKind } from '../../ui/tag'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { foundWords } from './sample-list'

const tints: Record<SampleKind, TagKind> = { gained: 'accent', lost: 'bad', kept: 'plain', near: 'warn' }
type Props = {
  sample: TrialSample
  current: boolean
  verdict: boolean | null
  /** Left out for those who may not judge. */
  judge: ((relevant: boolean | null) => void) | undefined
  focus: () => void
  rowRef: Ref<HTMLLIElement>
}

/** One post of the trial, with the words that were found, why, and the verdict on it. */
export function SampleRow({ sample, current, verdict, judge, focus, rowRef }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const link = safeLink(sample.url)
  return (
    <li ref={rowRef} className={css.sample} tabIndex={current ? 0 : -1} data-current={current || undefined} onFocus={focus} onClick={focus}>
      <div className={css.words}>
        <p className={css.title}><MarkedText segments={segmentText(sample.title || t('mentions.untitled'), marksIn('title', sample.spans))} /></p>
        {sample.excerpt && <p className={css.excerpt}>{sample.offset > 0 && '… '}<MarkedText segments={segmentText(sample.excerpt, marksIn('text', sample.spans), sample.offset)} /></p>}
        <p className={css.origin}>
          <span>{sample.source}</span><time dateTime={sample.publishedAt}>{format.weekday(sample.publishedAt)} {format.time(sample.publishedAt)}</time>
          {link && <a href={link} target="_blank" rel="noopener noreferrer nofollow">{t('trial.open')}<IconExternalLink size={13} aria-hidden /></a>}
        </p>
        <Why sample={sample} />
      </div>
      <div className={css.side}>
        <Tag kind={tints[sample.kind]}>{t(`trial.kind.${sample.kind}`)}</Tag>
        {judge ? <Verdict verdict={verdict} judge={judge} title={sample.title} /> : verdict !== null && <span className={css.said}>{t(verdict ? 'trial.relevant' : 'trial.irrelevant')}</span>}
      </div>
    </li>
  )
}

function Why({ sample }: { sample: TrialSample }) {
  const { t } = useTranslation()
  if (sample.miss) return <p className={css.why}>{t(`trial.miss.${sample.miss.code}`, sample.miss.values)}</p>
  const words = foundWords(sample)
  if (words.length === 0) return null
  return <p className={css.why}>{t(sample.kind === 'lost' ? 'trial.whyLost' : 'trial.why')} {words.map(word => <mark key={word}>{word}</mark>)}</p>
}

/** Two buttons; pressing the one that holds takes the verdict back. */
function Verdict({ verdict, judge, title }: { verdict: boolean | null; judge: (relevant: boolean | null) => void; title: string }) {
  const { t } = useTranslation()
  return (
    <span className={css.verdict} role="group" aria-label={t('trial.verdict', { title })}>
      <button type="button" aria-pressed={verdict === true} title={t('trial.relevant')} aria-label={t('trial.relevant')} onClick={() => judge(verdict === true ? null : true)}><IconCheck size={15} aria-hidden /></button>
      <button type="button" aria-pressed={verdict === false} title={t('trial.irrelevant')} aria-label={t('trial.irrelevant')} onClick={() => judge(verdict === false ? null : false)}><IconX size={15} aria-hidden /></button>
    </span>
  )
}

import type { Mention, MentionDetail } from '@kentongan/contracts'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Tag } from '../../ui/tag'
import { ToneLabel } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { DoubtLine } from '../doubt-line'
import type { Decision } from '../use-decision'
import { MarkedText } from '../marked-text'
import { postTitle } from '../post-title'
import { safeLink } from '../safe-link'
import { marksIn, segmentText } from '../segment-text'
import { CopiesLine } from './copies-line'
import { CorrectionButtons } from './correction-buttons'
import { CorrectionLog } from './correction-log'
import css from './evidence.module.css'
import { Revisions } from './revisions'
import { RuleNames } from './rule-names'
import { SocialFacts } from './social-facts'
import { ToneReasons } from './tone-reasons'

type Props = { detail: MentionDetail; decision: Decision | undefined; open: (id: number) => void }

/** Everything behind one mention: the text with its marks, why its tone, where from, when, what changed, who corrected. */
export function Evidence({ detail, decision, open }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { mention, because } = detail
  const { post, spans } = mention
  const link = safeLink(post.url)
  const marks = (field: 'title' | 'text') => [...marksIn(field, spans), ...marksIn(field, because)]
  return (
    <div className={css.evidence}>
      <div className={css.head}>
        <p className={css.origin}><b>{mention.source.title}</b> <Tag>{t(`tier.${mention.source.tier}`)}</Tag>{mention.source.region && <span>{mention.source.region}</span>}</p>
        <h3 className={css.title}><MarkedText segments={segmentText(postTitle(t, post), marks('title'))} /></h3>
        <p className={css.meta}>{t('evidence.about')} <b>{mention.agency.name}</b>{post.author && <> · {t('evidence.by', { author: post.author })}</>}</p>
        {link && <a className={css.link} href={link} target="_blank" rel="noopener noreferrer nofollow ugc">{t('evidence.openSource')} <IconExternalLink size={14} aria-hidden /></a>}
      </div>
      <section className={css.part} aria-label={t('evidence.tone')}>
        <ToneReasons detail={detail} />
        {post.deletedAt === null && <Judgement mention={mention} correct={decision?.correct} />}
        <CopiesLine mention={mention} settle={decision?.correctAll} />
      </section>
      <section className={css.part} aria-label={t('evidence.text')}>
        {post.deletedAt === null
          ? <><p className={css.text}><MarkedText segments={segmentText(detail.text, marks('text'))} /></p><Legend because={because} /></>
          : <p className={css.notice}>{t('evidence.deleted', { at: format.full(post.deletedAt) })}</p>}
      </section>
      {detail.social && <SocialFacts social={detail.social} />}
      <RuleNames detail={detail} />
      <Times detail={detail} />
      <Rest detail={detail} open={open} />
    </div>
  )
}

function Legend({ because }: Pick<MentionDetail, 'because'>) {
  const { t } = useTranslation()
  return (
    <p className={css.legend}>
      <mark>{t('evidence.matchedWord')}</mark> <span className={css.legendLine}>{t('evidence.decidingWord')}</span>
      {because.some(span => span.weight < 0) && <> <span className={css.legendAgainst}>{t('tone.againstWord')}</span></>}
    </p>
  )
}

function Judgement({ mention, correct }: { mention: Mention; correct: Decision['correct'] | undefined }) {
  return (
    <>
      {mention.doubtful && <DoubtLine mention={mention} decide={correct} />}
      {correct && <CorrectionButtons mention={mention} correct={correct} />}
    </>
  )
}

function Times({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { post } = detail.mention
  return (
    <section className={css.part}>
      <h3>{t('evidence.times')}</h3>
      <dl className={css.facts}>
        <dt>{t('evidence.published')}</dt>
        <dd>{format.full(post.publishedAt)}{post.dateConfidence === 'fetched' && <> <Tag kind="warn">{t('evidence.dateGuessed')}</Tag></>}</dd>
        <dt>{t('evidence.asGiven')}</dt>
        <dd className={css.mono}>{detail.publishedRaw ?? t('evidence.noDate')}</dd>
        <dt>{t('evidence.firstSeen')}</dt>
        <dd>{format.full(post.firstSeenAt)}</dd>
        <dt>{t('evidence.versions')}</dt>
        <dd>{detail.toneVersion ? t('evidence.versionsText', { tone: detail.toneVersion, rules: detail.rulesVersion }) : t('evidence.rulesText', { rules: detail.rulesVersion })}</dd>
      </dl>
    </section>
  )
}

/** What not every mention has. */
function Rest({ detail, open }: Pick<Props, 'detail' | 'open'>) {
  return (
    <>
      {detail.revisions.length > 0 && detail.mention.post.deletedAt === null && <Revisions detail={detail} />}
      {detail.alsoIn.length > 0 && <AlsoIn detail={detail} />}
      {detail.otherAgencies.length > 0 && <OtherAgencies detail={detail} open={open} />}
      {detail.corrections.length > 0 && <CorrectionLog corrections={detail.corrections} />}
    </>
  )
}

function AlsoIn({ detail }: { detail: MentionDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className={css.part}>
      <h3>{t('evidence.alsoIn')}</h3>
      <ul className={css.rows}>{detail.alsoIn.map(source => <li key={source.id}><span>{source.title}</span><span className={css.faint}>{format.full(source.seenAt)}</span></li>)}</ul>
    </section>
  )
}

function OtherAgencies({ detail, open }: { detail: MentionDetail; open: (id: number) => void }) {
  const { t } = useTranslation()
  return (
    <section className={css.part}>
      <h3>{t('evidence.otherAgencies')}</h3>
      <ul className={css.rows}>
        {detail.otherAgencies.map(other => (
          <li key={other.mentionId}><button type="button" className={css.textButton} onClick={() => open(other.mentionId)}>{other.agency}</button><ToneLabel tone={other.tone} /></li>
        ))}
      </ul>
    </section>
  )
}

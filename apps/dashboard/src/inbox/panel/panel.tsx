import type { Issue, IssueDetail } from '@kentongan/contracts'
import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { issueName, riseWords } from '../../issue/issue-words'
import { ScoreParts } from '../../issue/score-parts'
import frame from '../../mentions/evidence/evidence.module.css'
import { LevelChip } from '../../ui/level-chip'
import { MixBar } from '../../ui/mix-bar'
import { Sparkline } from '../../ui/sparkline'
import { ToneMark } from '../../ui/tone-label'
import { useFormat } from '../../ui/use-format'
import { useNow } from '../../ui/use-now'
import type { Asking } from '../inbox-page'
import { leaningOf } from '../leaning'
import type { IssueActions } from '../use-issue-actions'
import css from './panel.module.css'
import { PanelMentions } from './panel-mentions'

type Props = { detail: IssueDetail; issue: Issue; actions: IssueActions | undefined; ask: (asking: Asking) => void }

/** An issue at a glance: how grave and why, how it went, what stands for it, and what its score is made of. */
export function Panel({ detail, issue, actions, ask }: Props) {
  return (
    <div className={frame.evidence}>
      <Head issue={issue} actions={actions} ask={ask} />
      <Course detail={detail} issue={issue} />
      <PanelMentions issue={issue} />
      <Score detail={detail} />
    </div>
  )
}

function Head({ issue, actions, ask }: Omit<Props, 'detail'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={frame.head}>
      <p className={css.line}>
        <LevelChip level={issue.level} />
        <span>{issueName(issue.id)} · {t('inbox.score', { score: format.number(Math.round(issue.score)) })}</span>
        {actions && <button type="button" className={frame.textButton} onClick={() => ask({ what: 'level', issues: [issue] })}>{t('inbox.changeLevel')}</button>}
      </p>
      {issue.viewers.length > 0 && <p className={css.viewers} role="status"><IconEye size={15} aria-hidden />{t('inbox.viewing', { names: issue.viewers.map(each => each.name).join(', ') })}</p>}
      <h3 className={frame.title}>{issue.title || t('mentions.untitled')}</h3>
      {issue.levelReason !== null && <p className={frame.meta}>{t('inbox.levelSaid', { reason: issue.levelReason, level: t(`level.${issue.machineLevel}`) })}</p>}
      {issue.unsure && issue.level !== 'merah' && issue.level !== 'krisis' && <p className={frame.notice}>{t('inbox.unsureText', { upper: format.number(Math.round(issue.upper)) })}</p>}
      <p className={frame.meta}>
        <b className={css.pace}>{riseWords(t, format, issue)}</b>{'. '}
        {t('inbox.extent', { count: issue.mentions, mentions: format.number(issue.mentions), groups: format.number(issue.groups), sources: format.number(issue.sources) })}
      </p>
    </div>
  )
}

/** The last day against the usual, the tones, and the short chronology. */
function Course({ detail, issue }: Pick<Props, 'detail' | 'issue'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const leaning = leaningOf(issue.tones)
  const last = format.number(issue.hours.at(-1) ?? 0)
  const label = t('inbox.spark', { all: format.number(issue.hours.reduce((sum, each) => sum + each, 0)), last, low: format.decimal(issue.usual.low), high: format.decimal(issue.usual.high) })
  return (
    <section className={frame.part} aria-label={t('inbox.course')}>
      <div className={css.spark}><Sparkline hours={issue.hours} usual={issue.usual} loud label={label} /></div>
      <p className={css.axis} aria-hidden><span>{t('inbox.dayAgo')}</span><span>{t('inbox.usualBand', { high: format.decimal(issue.usual.high) })}</span><span>{t('inbox.now', { count: last })}</span></p>
      <div className={css.mix}><MixBar tones={issue.tones} /></div>
      {leaning && <p className={frame.toneLine}><ToneMark tone={leaning.tone} />{t('inbox.leaning', { share: format.percent(leaning.share), tone: t(`tone.${leaning.tone}`).toLowerCase() })}</p>}
      {detail.story.length > 0 && (
        <ol className={css.story}>
          {detail.story.map(step => (
            <li key={`${step.code}${step.at}`} data-code={step.code}>
              <time dateTime={step.at} title={format.full(step.at)}>{format.short(step.at, now)}</time>
              <span>{t(`inbox.story.${step.code}`, { text: step.text ?? '' })}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** The parts that a score is the sum of, each with the figures behind it. */
function Score({ detail }: Pick<Props, 'detail'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { parts, peak, issue } = detail
  if (parts.length === 0) return null
  return (
    <section className={frame.part}>
      <h3>{t('inbox.scoreTitle', { score: format.number(Math.round(issue.score)) })}</h3>
      <ScoreParts parts={parts} />
      {peak && peak.score > issue.score + 0.5 && <p className={frame.faint}>{t('inbox.peak', { score: format.number(Math.round(peak.score)), at: format.full(peak.at) })}</p>}
    </section>
  )
}

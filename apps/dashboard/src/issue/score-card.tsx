import type { IssueDetail } from '@kentongan/contracts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Panel } from '../ui/page'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { ScoreParts } from './score-parts'
import css from './score.module.css'

/** The score with its parts, how high it has been, and how high it may be where much is uncertain. */
export function ScoreCard({ detail: { issue, parts, peak } }: { detail: IssueDetail }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const score = Math.round(issue.score)
  const fell = peak !== null && Math.round(peak.score) > score
  return (
    <Panel title={t('issue.score')} aside={<span className={css.total}><b>{format.number(score)}</b>/100</span>}>
      <div className={css.whole}>
        <span className={css.scale} role="img" aria-label={t('issue.scoreOf', { score: format.number(score) })}>
          <i style={{ width: `${Math.min(100, issue.score)}%` }} />
          {issue.upper > issue.score && (
            <u
              style={{ left: `${Math.min(100, issue.score)}%`, width: `${Math.min(100, issue.upper) - Math.min(100, issue.score)}%` }}
            />
          )}
          {peak && <b style={{ left: `${Math.min(100, peak.score)}%` }} />}
        </span>
        <p className={css.notes}>
          {fell && (
            <span>
              <i className={css.tick} aria-hidden />{t('issue.peak', { score: format.number(Math.round(peak.score)), at: format.short(peak.at, now) })}
            </span>
          )}
          {!fell && peak && <span>{t('issue.atPeak')}</span>}
          {issue.upper - issue.score >= 1 && <span>{t('issue.upper', { score: format.number(Math.round(issue.upper)) })}</span>}
          {issue.unsure && <Tag kind="warn">{t('issue.unsure')}</Tag>}
        </p>
      </div>
      {parts.length > 0 ? <ScoreParts parts={parts} /> : <p className={css.faint}>{t('issue.notScored')}</p>}
      <p className={css.faint}><Link to="/isu/pengaturan">{t('issue.weights')}</Link></p>
    </Panel>
  )
}

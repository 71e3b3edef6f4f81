import type { Issue, Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { type Format, roundSpan, secondsBetween } from '../format'
import { riseWords, statusWord } from '../issue/issue-words'
import { LevelChip } from '../ui/level-chip'
import { Sparkline } from '../ui/sparkline'
import { ToneMark } from '../ui/tone-label'
import { WallPanel } from './wall-panel'
import { shareOf } from './wall-shares'
import css from './wall.module.css'

const most = 6

/** The gravest issues, by score. */
export function WallIssues({ wall, format, now }: { wall: Wall; format: Format; now: Date }) {
  const { t } = useTranslation()
  const shown = wall.issues.slice(0, most)
  return (
    <WallPanel title={t('wall.issues')} note={t('wall.shown', { shown: format.number(shown.length), all: format.number(wall.active) })}>
      {shown.length === 0 && <p className={css.empty}>{t('wall.noIssues')}</p>}
      <ol className={css.issues}>{shown.map(issue => <Row key={issue.id} issue={issue} format={format} now={now} />)}</ol>
    </WallPanel>
  )
}

function Row({ issue, format, now }: { issue: Issue; format: Format; now: Date }) {
  const { t } = useTranslation()
  const { negatif, netral, positif } = issue.tones
  const loud = issue.level === 'merah' || issue.level === 'krisis'
  const { unit, count } = roundSpan(secondsBetween(issue.firstAt, now))
  return (
    <li>
      <div className={css.lead}>
        <LevelChip level={issue.level} />
        <Sparkline
          hours={issue.hours} usual={issue.usual} loud={loud} label={t('wall.hours', { count: issue.hours.at(-1) ?? 0 })}
        />
      </div>
      <div className={css.words}>
        <p className={css.title}>{issue.title || t('mentions.untitled')}</p>
        <p className={css.why}>
          <span>
            {issue.rise === null || issue.rise.code === 'usual' ? t('wall.steady', { mentions: format.number(issue.mentions) }) : riseWords(t, format, issue)} ·
          </span>
          <span data-tone="negatif">
            <ToneMark tone="negatif" />{format.percent(shareOf(negatif, negatif + netral + positif))} {t('tone.negatif').toLowerCase()}
          </span>
        </p>
      </div>
      <div className={css.state}>
        <p data-warn={(loud && !issue.owner) || undefined}>{issue.owner?.name ?? t('wall.nobody')}</p>
        <p className={css.faint}>{statusWord(t, issue.status)} · {t(`span.${unit}`, { count })}</p>
      </div>
    </li>
  )
}

import type { Issue } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LevelChip } from '../ui/level-chip'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { timelineQuery } from './issue-queries'
import css from './issue.module.css'

/** The level with whose word it is: the score's, or a person's with the reason and what the score would say. */
export function LevelSaid({ issue }: { issue: Issue }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  const { data } = useQuery(timelineQuery(issue.id))
  const last = data?.items.filter(event => event.kind === 'level').sort((a, b) => b.at.localeCompare(a.at))[0]
  const said = issue.levelReason !== null
  return (
    <p className={css.level}>
      <LevelChip level={issue.level} />
      {!said && <span>{t('issue.levelByScore')}</span>}
      {said && (
        <span>
          {last?.by ? t('issue.levelBy', { by: last.by, at: format.short(last.at, now) }) : t('issue.levelByPerson')}: “{issue.levelReason}”
          {issue.machineLevel !== issue.level && ` · ${t('issue.scoreSays', { level: t(`level.${issue.machineLevel}`) })}`}
        </span>
      )}
    </p>
  )
}

import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { type Format, roundSpan, secondsBetween } from '../format'
import { LevelChip } from '../ui/level-chip'
import { WallPanel } from './wall-panel'
import css from './wall.module.css'

const most = 5

/** The gravest issues that nobody answers for. */
export function WallUnowned({ wall, format, now }: { wall: Wall; format: Format; now: Date }) {
  const { t } = useTranslation()
  const waiting = wall.issues.filter(issue => issue.level !== 'hijau' && issue.owner === null).slice(0, most)
  return (
    <WallPanel title={t('wall.unownedTitle')} note={format.number(wall.unowned.count)}>
      {waiting.length === 0 && <p className={css.empty}>{t('wall.noUnowned')}</p>}
      <ul className={css.waiting}>
        {waiting.map(issue => {
          const { unit, count } = roundSpan(secondsBetween(issue.firstAt, now))
          return (
            <li key={issue.id}>
              <LevelChip level={issue.level} /><p>{issue.title || t('mentions.untitled')}</p><b>{t(`span.${unit}`, { count })}</b>
            </li>
          )
        })}
      </ul>
    </WallPanel>
  )
}

import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { ToneLabel } from '../ui/tone-label'
import { WallPanel } from './wall-panel'
import css from './wall.module.css'

/** The mentions that came in last. */
export function WallNewest({ wall, format, most }: { wall: Wall; format: Format; most: number }) {
  const { t } = useTranslation()
  const newest = wall.newest.slice(0, most)
  return (
    <WallPanel title={t('wall.newest')}>
      {newest.length === 0 && <p className={css.empty}>{t('wall.noMentions')}</p>}
      <ul className={css.newest}>
        {newest.map(mention => (
          <li key={mention.id}>
            <time dateTime={mention.at}>{format.time(mention.at)}</time>
            <div>
              <p>
                {mention.title || t('mentions.untitled')}
              </p>
              <p className={css.origin}>
                <ToneLabel tone={mention.tone} /> · <span>{mention.source}</span>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </WallPanel>
  )
}

import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { panels, type Rotation } from './rotation'
import css from './wall.module.css'

type Props = { wall: Wall; format: Format; rotation: Rotation; kiosk: boolean }

/** Which panel is shown and for how long yet, that nothing here can be changed, and when the last post came in. */
export function WallFoot({ wall: { coverage }, format, rotation, kiosk }: Props) {
  const { t } = useTranslation()
  const place = { panel: rotation.panel + 1, all: panels.length }
  const { lastPostAt, sources: { length: count } } = coverage
  const time = lastPostAt && `${format.time(lastPostAt)} ${format.zoneName}`
  const last = time ? t('wall.lastPost', { time, count, sources: format.number(count) }) : t('wall.noPosts')
  return (
    <footer className={css.foot}>
      <p>
        <span className={css.dashes} aria-hidden>
          {panels.map((name, index) => <i key={name} data-on={index === rotation.panel || undefined} />)}
        </span>
        {rotation.heldAt === null ? t('wall.turning', { ...place, count: rotation.left }) : t('wall.held', place)}
      </p>
      <p>{t(kiosk ? 'wall.readOnly' : 'wall.readOnlyEscape')}</p>
      <p>{last}</p>
    </footer>
  )
}

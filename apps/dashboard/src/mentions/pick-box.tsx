import { useTranslation } from 'react-i18next'
import css from './mentions.module.css'

/** Picks a mention, or lets it go; `range` takes everything since the last pick with it. */
export type Pick = (id: number, range: boolean) => void

/** The box that picks a row; a click with Shift picks a range. */
export function PickBox({ id, title, picked, pick }: { id: number; title: string; picked: boolean; pick: Pick }) {
  const { t } = useTranslation()
  return (
    <label className={css.pick} onClick={event => event.stopPropagation()}>
      <input
        type="checkbox" checked={picked} aria-label={t('tone.bulk.pick', { title })}
        onChange={event => pick(id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </label>
  )
}

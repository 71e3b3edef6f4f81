import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './wall.module.css'

/** A card of the wall; its heading says so when what it shows is late. */
export function WallPanel({ title, note, aside, children }: { title: string; note?: string; aside?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section className={css.panel}>
      <header>
        <h2 data-late={t('wall.late')}>{title}</h2>
        {note && <span className={css.faint}>{note}</span>}
        {aside && <span className={css.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  )
}

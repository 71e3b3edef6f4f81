import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import css from './page.module.css'

/** Names the browser tab after the page. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
}

/** Frame of the quieter pages: a heading with its actions, then the content in a readable width. */
export function Page({ title, lead, actions, wide = false, children }: { title: string; lead?: ReactNode; actions?: ReactNode; wide?: boolean; children: ReactNode }) {
  usePageTitle(title)
  return (
    <div className={css.page} data-wide={wide || undefined}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          {lead && <p className={css.lead}>{lead}</p>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </header>
      <div className={css.body}>{children}</div>
    </div>
  )
}

/** A white card with a heading row. */
export function Panel({ title, aside, children, flush = false }: { title?: ReactNode; aside?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={css.panel}>
      {title && <header className={css.panelHead}><h2>{title}</h2>{aside}</header>}
      <div className={flush ? css.flush : css.panelBody}>{children}</div>
    </section>
  )
}

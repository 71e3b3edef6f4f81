import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLocale } from '../i18n'
import { Logo } from '../ui/logo'
import { usePageTitle } from '../ui/page'
import { Tag } from '../ui/tag'
import css from './entry.module.css'

/** The card that stands alone on the page: sign in, invitation, first set-up. */
export function EntryFrame({ title, lead, demo = false, children }: { title: string; lead?: ReactNode; demo?: boolean; children: ReactNode }) {
  const { t, i18n } = useTranslation()
  usePageTitle(title)
  const other = i18n.language === 'en' ? 'id' : 'en'
  return (
    <div className={css.page}>
      <main className={css.card}>
        <div className={css.brand}><Logo size={30} /><span>{t('app.name')}</span>{demo && <Tag kind="mark">{t('demo.mark')}</Tag>}</div>
        <h1>{title}</h1>
        {lead && <p className={css.lead}>{lead}</p>}
        {children}
      </main>
      <footer className={css.foot}>
        {t('app.tagline')} · <button type="button" lang={other} onClick={() => void changeLocale(other)}>{t('app.otherLanguage')}</button>
      </footer>
    </div>
  )
}

import type { ReviewQuery, ReviewQueue } from '@kentongan/contracts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './review.module.css'

/** "Paling mengajar | Sampel acak pekan ini 7/20". */
export function ReviewTabs({ kind, week }: { kind: ReviewQuery['kind']; week: ReviewQueue['week'] | undefined }) {
  const { t } = useTranslation()
  return (
    <nav className={css.tabs} aria-label={t('teach.lanes')}>
      <Link to="/tinjau" search={{}} activeOptions={{ exact: true }} aria-current={kind === 'teach' ? 'page' : undefined}>{t('teach.tab.teach')}</Link>
      <Link to="/tinjau" search={{ jenis: 'acak' }} activeOptions={{ exact: true }} aria-current={kind === 'random' ? 'page' : undefined}>
        {t('teach.tab.random')}
        {week && week.drawn > 0 && (
          <span className={css.progress}>
            <span aria-hidden>{week.judged}/{week.drawn}</span><span className="visually-hidden">{t('teach.progress', week)}</span>
          </span>
        )}
      </Link>
    </nav>
  )
}

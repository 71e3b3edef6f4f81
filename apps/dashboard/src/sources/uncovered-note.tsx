import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { coverageQuery } from '../mentions/coverage-query'
import { useMay } from '../session'
import { uncoveredPlatforms } from './platforms'
import css from './uncovered-note.module.css'

/** Beside every count by platform: where people talk and nothing is heard. Nothing until that is known. */
export function UncoveredNote() {
  const { t } = useTranslation()
  const seesSources = useMay('sources.read')
  const { data } = useQuery(coverageQuery)
  if (!data) return null
  const platforms = uncoveredPlatforms(data.kinds).map(platform => t(`platform.${platform}`)).join(', ')
  return (
    <span className={css.note}>
      {t('coverage.uncovered', { platforms })}
      {seesSources && <Link to="/sumber" hash="tidak-tercakup" className={css.link}>{t('coverage.why')}</Link>}
    </span>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAgo } from '../ui/use-ago'
import { coverageQuery } from './coverage-query'

/** How many sources are listened to and when the last post came, in words for a list with nothing in it; nothing until it is known. */
export function Listening() {
  const { t } = useTranslation()
  const { ago } = useAgo()
  const { data: coverage } = useQuery(coverageQuery)
  if (!coverage) return null
  const { alive, silent, failing, lastPostAt } = coverage
  return (
    <p>
      {alive === 0 ? t('empty.noSources') : t('empty.listening', { count: alive, silent, failing })}
      {lastPostAt && ` ${t('empty.lastPost', { ago: ago(lastPostAt, new Date()) })}`}
    </p>
  )
}

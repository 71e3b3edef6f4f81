import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sourcesQuery } from '../sources/use-sources'
import css from './filter-bar.module.css'

/** Narrows the list to one source, found by typing. */
export function SourceField({ source, change }: { source: number | undefined; change: (source: number | undefined) => void }) {
  const { t } = useTranslation()
  const { data } = useQuery(sourcesQuery)
  return (
    <Select
      className={css.source} aria-label={t('filter.source')} placeholder={t('filter.allSources')} searchable clearable
      clearButtonProps={{ 'aria-label': t('filter.allSources') }} nothingFoundMessage={t('filter.noSource')} limit={100}
      value={source ? String(source) : null} onChange={value => change(value ? Number(value) : undefined)}
      data={(data?.items ?? []).map(each => ({ value: String(each.id), label: each.title }))}
    />
  )
}

import { useTranslation } from 'react-i18next'
import { type ChangeSearch, FilterFields } from './filter-fields'
import { countFilters, type MentionSearch } from './filter-state'
import { SearchSheet } from './search-sheet'

type Props = { search: MentionSearch; change: ChangeSearch; clear: () => void; close: () => void }

/** The filters as a sheet, for screens without room for a bar. */
export function FilterSheet({ search, change, clear, close }: Props) {
  const { t } = useTranslation()
  return (
    <SearchSheet
      words={search.cari} find={cari => change({ cari })} label={t('search.label')} placeholder={t('search.placeholder')}
      filtered={countFilters(search) > 0} clear={clear} close={close}
    >
      <FilterFields search={search} change={change} />
    </SearchSheet>
  )
}

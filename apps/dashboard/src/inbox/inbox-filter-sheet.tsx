import { useTranslation } from 'react-i18next'
import { SearchSheet } from '../mentions/search-sheet'
import { type ChangeSearch, InboxFilters } from './inbox-filters'
import { countIssueFilters, type IssueSearch } from './issue-search'
import { SavedViews } from './views/saved-views'

type Props = { search: IssueSearch; change: ChangeSearch; clear: () => void; close: () => void }

/** The filters and saved views as a sheet, for screens without room for a bar. */
export function InboxFilterSheet({ search, change, clear, close }: Props) {
  const { t } = useTranslation()
  return (
    <SearchSheet
      words={search.cari} find={cari => change({ cari })} label={t('inbox.find')} placeholder={t('inbox.find')}
      filtered={countIssueFilters(search) > 0} clear={clear} close={close}
    >
      <InboxFilters search={search} change={change} />
      <SavedViews chosen={close} />
    </SearchSheet>
  )
}

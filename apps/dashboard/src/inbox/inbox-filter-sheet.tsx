import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import bar from '../mentions/filter-bar.module.css'
import { Sheet } from '../ui/sheet'
import { type ChangeSearch, InboxFilters } from './inbox-filters'
import { countIssueFilters, type IssueSearch } from './issue-search'
import { SavedViews } from './views/saved-views'

type Props = { search: IssueSearch; change: ChangeSearch; clear: () => void; close: () => void }

/** The filters and saved views as a sheet, for screens without room for a bar. */
export function InboxFilterSheet({ search, change, clear, close }: Props) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720)
  const [text, setText] = useState(search.cari ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ cari: text.trim() || undefined })
    close()
  }
  return (
    <Sheet position={phone ? 'bottom' : 'right'} size={phone ? '100%' : '380px'} title={t('filter.open')} closeLabel={t('action.close')} close={close}>
      <div className={bar.sheet}>
        <form role="search" onSubmit={submit} className={bar.sheetSearch}>
          <input type="search" maxLength={200} value={text} onChange={event => setText(event.target.value)} placeholder={t('inbox.find')} aria-label={t('inbox.find')} />
          <Button type="submit" variant="default">{t('search.go')}</Button>
        </form>
        <InboxFilters search={search} change={change} />
        <SavedViews chosen={close} />
        <div className={bar.sheetEnd}>
          <Button variant="default" onClick={clear} disabled={countIssueFilters(search) === 0}>{t('filter.clear')}</Button>
          <Button onClick={close}>{t('filter.show')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

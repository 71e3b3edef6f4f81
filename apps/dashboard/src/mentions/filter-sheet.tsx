import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../ui/sheet'
import css from './filter-bar.module.css'
import { type ChangeSearch, FilterFields } from './filter-fields'
import { countFilters, type MentionSearch } from './filter-state'

type Props = { search: MentionSearch; change: ChangeSearch; clear: () => void; close: () => void }

/** The filters as a sheet from the side, on phones from the bottom, for screens without room for a bar. */
export function FilterSheet({ search, change, clear, close }: Props) {
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
      <div className={css.sheet}>
        <form role="search" onSubmit={submit} className={css.sheetSearch}>
          <input type="search" maxLength={200} value={text} onChange={event => setText(event.target.value)} placeholder={t('search.placeholder')} aria-label={t('search.label')} />
          <Button type="submit" variant="default">{t('search.go')}</Button>
        </form>
        <FilterFields search={search} change={change} />
        <div className={css.sheetEnd}>
          <Button variant="default" onClick={clear} disabled={countFilters(search) === 0}>{t('filter.clear')}</Button>
          <Button onClick={close}>{t('filter.show')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

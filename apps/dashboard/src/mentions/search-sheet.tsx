import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sheet } from '../ui/sheet'
import css from './filter-bar.module.css'

type Props = {
  /** The words searched for now. */
  words: string | undefined
  /** Gets the words without spaces around them, or nothing where none are left. */
  find: (words: string | undefined) => void
  label: string
  placeholder: string
  /** Whether there is anything to clear. */
  filtered: boolean
  clear: () => void
  close: () => void
  /** The fields of the filters. */
  children: ReactNode
}

/** A search and filters as a sheet from the side, on phones from the bottom. */
export function SearchSheet({ words, find, label, placeholder, filtered, clear, close, children }: Props) {
  const { t } = useTranslation()
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720)
  const [text, setText] = useState(words ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    find(text.trim() || undefined)
    close()
  }
  return (
    <Sheet
      position={phone ? 'bottom' : 'right'} size={phone ? '100%' : '380px'}
      title={t('filter.open')} closeLabel={t('action.close')} close={close}
    >
      <div className={css.sheet}>
        <form role="search" onSubmit={submit} className={css.sheetSearch}>
          <input
            type="search" maxLength={200} value={text} onChange={event => setText(event.target.value)}
            placeholder={placeholder} aria-label={label}
          />
          <Button type="submit" variant="default">{t('search.go')}</Button>
        </form>
        {children}
        <div className={css.sheetEnd}>
          <Button variant="default" onClick={clear} disabled={!filtered}>{t('filter.clear')}</Button>
          <Button onClick={close}>{t('filter.show')}</Button>
        </div>
      </div>
    </Sheet>
  )
}

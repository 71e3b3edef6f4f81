import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChosenAgency } from '../chosen-agency'
import { openPalette } from '../palette/palette-key'
import css from './shell.module.css'

/** Finds issues or mentions by their words. On their pages it follows the address, elsewhere it leads to the mentions. */
export function SearchBox() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const agency = useChosenAgency()
  const input = useRef<HTMLInputElement>(null)
  const location = useRouterState({ select: state => state.location })
  const page = location.pathname === '/isu' ? '/isu' : '/sebutan'
  const here = location.pathname === page
  const current = here && typeof location.search.cari === 'string' ? location.search.cari : ''
  const [words, setWords] = useState(current)
  useEffect(() => setWords(current), [current])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const cari = words.trim() || undefined
    void navigate({ to: page, search: (old: Record<string, unknown>) => (here ? { ...old, cari, buka: undefined } : { cari, instansi: agency }) })
  }
  return (
    <form role="search" className={css.search} onSubmit={submit}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={input} id="cari-sebutan" type="search" maxLength={200} value={words} onChange={event => setWords(event.target.value)} enterKeyHint="search"
        onKeyDown={event => { if (event.key === 'Escape') event.currentTarget.blur() }}
        placeholder={t(page === '/isu' ? 'inbox.find' : 'search.placeholder')} aria-label={t(page === '/isu' ? 'inbox.find' : 'search.label')} autoComplete="off"
      />
      <button type="button" onClick={openPalette} title={t('palette.title')}><kbd>Ctrl</kbd><kbd>K</kbd><span className="visually-hidden">{t('palette.title')}</span></button>
    </form>
  )
}

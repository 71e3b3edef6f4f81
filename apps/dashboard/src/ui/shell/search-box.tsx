import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { useChosenAgency } from '../chosen-agency'
import css from './shell.module.css'

/** Finds mentions by their words. On the mentions page it follows the address, elsewhere it leads there. */
export function SearchBox() {
  const { t } = useTranslation()
  const { account } = useMe()
  const navigate = useNavigate()
  const agency = useChosenAgency()
  const input = useRef<HTMLInputElement>(null)
  const location = useRouterState({ select: state => state.location })
  const onMentions = location.pathname === '/sebutan'
  const current = onMentions && typeof location.search.cari === 'string' ? location.search.cari : ''
  const [words, setWords] = useState(current)
  useEffect(() => setWords(current), [current])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const cari = words.trim() || undefined
    void navigate({ to: '/sebutan', search: (old: Record<string, unknown>) => (onMentions ? { ...old, cari, buka: undefined } : { cari, instansi: agency }) })
  }
  return (
    <form role="search" className={css.search} onSubmit={submit}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={input} id="cari-sebutan" type="search" maxLength={200} value={words} onChange={event => setWords(event.target.value)} enterKeyHint="search"
        onKeyDown={event => { if (event.key === 'Escape') event.currentTarget.blur() }}
        placeholder={t('search.placeholder')} aria-label={t('search.label')} autoComplete="off"
      />
      {account.shortcuts && <kbd aria-hidden>/</kbd>}
    </form>
  )
}

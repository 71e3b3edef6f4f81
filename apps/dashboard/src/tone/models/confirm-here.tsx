import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './models.module.css'

type Props = { label: string; text: string; confirm: string; busy: boolean; act: () => void }

/** A button that first says, in its own place, what it will do; Escape or "Batal" leads back to it. */
export function ConfirmHere({ label, text, confirm, busy, act }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const wasAsking = useRef(false)
  useEffect(() => {
    if (asking !== wasAsking.current) place.current?.querySelector<HTMLElement>('[data-first]')?.focus()
    wasAsking.current = asking
  }, [asking])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setAsking(false)
  }
  const accept = () => {
    setAsking(false)
    act()
  }
  if (!asking) {
    return <div ref={place}><Button data-first variant="default" disabled={busy} onClick={() => setAsking(true)}>{label}</Button></div>
  }
  return (
    <div ref={place} className={css.confirm} role="group" aria-label={label} onKeyDown={leave}>
      <p>{text}</p>
      <div>
        <Button data-first loading={busy} onClick={accept}>{confirm}</Button>
        <Button variant="default" onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
      </div>
    </div>
  )
}

import { IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import css from './mentions.module.css'

const counted = 1000

/** "12 sebutan baru": what is new waits here and never pushes the list. */
export function NewPill({ count, show }: { count: number; show: () => Promise<void> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  if (count === 0) return null
  const load = () => {
    setBusy(true)
    void show().finally(() => setBusy(false))
  }
  const shown = count >= counted ? `${format.number(counted)}+` : format.number(count)
  return (
    <div className={css.pillSlot}>
      <button type="button" className={css.pill} onClick={load} disabled={busy}>
        <IconArrowUp size={15} stroke={2.2} aria-hidden />{t('mentions.newer', { count, shown })}
      </button>
    </div>
  )
}

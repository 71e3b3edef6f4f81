import { IconArrowUp } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import list from '../mentions/mentions.module.css'
import { announce } from '../ui/announcer'
import { useFormat } from '../ui/use-format'
import type { Pending } from './compare-lists'

/** "3 isu baru, 5 berubah urutan": what is new or elsewhere waits here and never moves the list. */
export function WaitingPill({ added, moved, left, show }: Pending & { show: () => Promise<void> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const parts = ([['added', added], ['moved', moved], ['left', left]] as const)
    .filter(([, count]) => count > 0).map(([what, count]) => t(`inbox.waiting.${what}`, { count, shown: format.number(count) }))
  useEffect(() => {
    if (added > 0) announce(t('inbox.waiting.added', { count: added, shown: format.number(added) }))
  }, [added, t, format])
  if (parts.length === 0) return null
  const load = () => {
    setBusy(true)
    void show().finally(() => setBusy(false))
  }
  return (
    <div className={list.pillSlot}>
      <button type="button" className={list.pill} onClick={load} disabled={busy}><IconArrowUp size={15} stroke={2.2} aria-hidden />{parts.join(', ')}</button>
    </div>
  )
}

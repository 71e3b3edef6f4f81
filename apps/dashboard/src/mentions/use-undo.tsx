import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { hideToast, showToast } from '../ui/toast'
import css from './mentions.module.css'

const undoFor = 8_000
const id = 'koreksi'

/** The last step that can be undone, by the button of its message or by a key; only one at a time, for eight seconds. */
export function useUndo() {
  const { t } = useTranslation()
  const last = useRef<{ act: () => void; until: number } | null>(null)

  const undo = () => {
    const step = last.current && Date.now() < last.current.until ? last.current : null
    last.current = null
    void hideToast(id)
    step?.act()
  }
  const offer = (text: string, act: () => void) => {
    last.current = { act, until: Date.now() + undoFor }
    void showToast({ id, autoClose: undoFor, message: <ToastLine text={text} action={t('correction.undo')} act={undo} /> })
  }
  return { offer, undo }
}

/** A message with one thing to do about it. */
export function ToastLine({ text, action, act }: { text: string; action: string; act: () => void }) {
  return (
    <span className={css.toast}>
      <span>{text}</span>
      <Button variant="default" size="compact-sm" onClick={act}>{action}</Button>
    </span>
  )
}

import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { hideToast, showToast } from '../ui/toast'
import css from './mentions.module.css'

const undoFor = 8_000
const id = 'koreksi'

/** An offer that stands as long as no other has taken its place and nobody has taken it up. */
export type Offer = {
  /** Nothing was done after all. */
  withdraw(): void
  /** Says the same step otherwise, now that more is known of it. */
  reword(text: string): void
}
/** Shows a message with "Urungkan". */
export type OfferUndo = (text: string, act: () => void) => Offer

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
  const show = (text: string) => showToast({ id, autoClose: undoFor, message: <ToastLine text={text} action={t('correction.undo')} act={undo} /> })
  const offer: OfferUndo = (text, act) => {
    const step = { act, until: Date.now() + undoFor }
    last.current = step
    void show(text)
    return {
      withdraw() {
        if (last.current !== step) return
        last.current = null
        void hideToast(id)
      },
      reword(other) {
        if (last.current !== step) return
        step.until = Date.now() + undoFor
        void show(other)
      },
    }
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

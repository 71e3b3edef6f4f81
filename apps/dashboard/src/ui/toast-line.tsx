import { Button } from '@mantine/core'
import css from './toast-line.module.css'

/** A message with one thing to do about it. */
export function ToastLine({ text, action, act }: { text: string; action: string; act: () => void }) {
  return (
    <span className={css.line}>
      <span>{text}</span>
      <Button variant="default" size="compact-sm" onClick={act}>{action}</Button>
    </span>
  )
}

import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from './dialog.module.css'

/** A link with a button that copies it. Where the browser does not let pages copy (no HTTPS), it is marked, to be copied by hand. */
export function CopyLink({ url, label }: { url: string; label: string }) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<'copy' | 'copied' | 'copyByHand'>('copy')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setSaid('copied')
    } catch {
      field.current?.focus()
      setSaid('copyByHand')
    }
  }
  return (
    <div className={dialog.copy}>
      <input ref={field} readOnly value={url} aria-label={label} onFocus={event => event.target.select()} />
      <Button leftSection={said === 'copied' ? <IconCheck size={15} /> : <IconCopy size={15} />} onClick={() => void copy()}>{t(`action.${said}`)}</Button>
    </div>
  )
}

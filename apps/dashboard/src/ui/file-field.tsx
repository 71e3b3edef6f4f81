import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef } from 'react'

type Props = { readonly label: string; readonly accept: string; readonly disabled?: boolean; readonly take: (file: File) => void }

/** A button to choose a file; the browser's own speaks the browser's language. The same file can be chosen again. */
export function FileField({ label, accept, disabled = false, take }: Props) {
  const reset = useRef<() => void>(null)
  const choose = (file: File | null) => {
    if (file) take(file)
    reset.current?.()
  }
  return (
    <FileButton accept={accept} disabled={disabled} onChange={choose} resetRef={reset} inputProps={{ 'aria-label': label }}>
      {props => <Button {...props} variant="default" disabled={disabled} leftSection={<IconFileUpload size={15} />}>{label}</Button>}
    </FileButton>
  )
}

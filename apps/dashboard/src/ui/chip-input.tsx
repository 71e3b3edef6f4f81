import { TagsInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { splitWords } from './split-words'

type Props = { label: string; description?: ReactNode; placeholder?: string; values: readonly string[]; onChange: (values: string[]) => void; error?: ReactNode }

/** Words and phrases as chips; Enter or a comma ends one, a pasted list gives many. */
export function ChipInput({ label, description, placeholder, values, onChange, error }: Props) {
  const { t } = useTranslation()
  return (
    <TagsInput
      label={label} description={description} placeholder={values.length === 0 ? placeholder : t('chips.add')} error={error} value={[...values]}
      splitChars={[',', ';', '\n']} maxLength={200} onChange={next => onChange(splitWords(next))}
      renderPill={({ value, onRemove, disabled }) => <Chip text={String(value)} remove={disabled ? undefined : onRemove} />}
    />
  )
}

function Chip({ text, remove }: { text: string; remove: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <span className="chip">
      {text}
      {remove && <button type="button" onMouseDown={event => event.preventDefault()} onClick={remove} aria-label={t('chips.remove', { text })}>×</button>}
    </span>
  )
}

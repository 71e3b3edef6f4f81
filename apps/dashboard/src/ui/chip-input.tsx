import { TagsInput } from '@mantine/core'
import { type MouseEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { splitWords } from './split-words'

/** A mark that each chip can carry: which texts do, what it is called, and what turning it over does. */
export type ChipMark = { readonly marked: ReadonlySet<string>; readonly word: string; readonly labelOf: (text: string) => string; readonly toggle: (text: string) => void }
type Option = { readonly value: string; readonly label: string }
type Props = {
  label: string; description?: ReactNode; placeholder?: string; values: readonly string[]; onChange: (values: string[]) => void; error?: ReactNode
  mark?: ChipMark
  options?: readonly Option[]
}

/** Words and phrases as chips; Enter or a comma ends one, a pasted list gives many. `options` are offered while one types. */
export function ChipInput({ label, description, placeholder, values, onChange, error, mark, options = [] }: Props) {
  const { t } = useTranslation()
  return (
    <TagsInput
      label={label} description={description} placeholder={values.length === 0 ? placeholder : t('chips.add')} error={error} value={[...values]}
      splitChars={[',', ';', '\n']} maxLength={200} onChange={next => onChange(splitWords(next))}
      data={[...options]} limit={50} maxDropdownHeight={220} withScrollArea={false} comboboxProps={{ withinPortal: false, shadow: 'md' }}
      renderPill={({ value, onRemove, disabled }) => <Chip text={String(value)} remove={disabled ? undefined : onRemove} mark={mark} />}
    />
  )
}

function Chip({ text, remove, mark }: { text: string; remove: (() => void) | undefined; mark: ChipMark | undefined }) {
  const { t } = useTranslation()
  return (
    <span className="chip">
      {text}
      {mark && <MarkButton text={text} mark={mark} />}
      {remove && <button type="button" onMouseDown={event => event.preventDefault()} onClick={remove} aria-label={t('chips.remove', { text })}>×</button>}
    </span>
  )
}

/** Keeps the focus, which the field around it would take, so that the keyboard can go from chip to chip. */
function MarkButton({ text, mark }: { text: string; mark: ChipMark }) {
  const on = mark.marked.has(text)
  const stop = (event: MouseEvent) => event.stopPropagation()
  const press = (event: MouseEvent) => {
    stop(event)
    mark.toggle(text)
  }
  return (
    <button type="button" className="chip-mark" aria-pressed={on} aria-label={mark.labelOf(text)} title={mark.labelOf(text)} onMouseDown={stop} onClick={press}>
      ?{on && ` ${mark.word}`}
    </button>
  )
}

import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog'
import css from './pick-dialog.module.css'

export type PickOption = { readonly id: string; readonly label: string; readonly group?: string | undefined; readonly hint?: string | undefined }
type Props = {
  title: string; placeholder: string; options: readonly PickOption[]; choose: (id: string) => void; close: () => void
  /** Hears what is typed, where more can be found by it; the options are then taken as they are. */
  onWords?: (words: string) => void
}

/** A list to choose one from by typing, arrows and Enter, or by a press (ARIA combobox with a listbox). */
export function PickDialog({ title, placeholder, options, choose, close, onWords }: Props) {
  const { t } = useTranslation()
  const listId = useId()
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const shown = onWords ? options : options.filter(option => matchesWords(option.label, words))
  const current = Math.min(at, shown.length - 1)
  const type = (text: string) => {
    setWords(text)
    setAt(0)
    onWords?.(text)
  }
  const press = (event: React.KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt((current + step + shown.length) % Math.max(1, shown.length))
    else if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    const option = shown[current]
    if (step === 0 && option) choose(option.id)
  }
  return (
    <Dialog title={title} close={close}>
      <div className={css.pick}>
        <input
          className={css.words} role="combobox" aria-label={placeholder} aria-expanded aria-controls={listId} aria-autocomplete="list" placeholder={placeholder}
          aria-activedescendant={shown[current] ? `${listId}-${current}` : undefined} value={words} maxLength={200} autoComplete="off" data-autofocus
          onChange={event => type(event.target.value)} onKeyDown={press}
        />
        <ul id={listId} role="listbox" aria-label={title} className={css.options}>
          {shown.map((option, index) => (
            <Option key={option.id} id={`${listId}-${index}`} option={option} on={index === current} head={option.group !== shown[index - 1]?.group} choose={() => choose(option.id)} />
          ))}
        </ul>
        {shown.length === 0 && <p role="status" className={css.none}>{t('pick.none')}</p>}
      </div>
    </Dialog>
  )
}

function Option({ id, option, on, head, choose }: { id: string; option: PickOption; on: boolean; head: boolean; choose: () => void }) {
  return (
    <>
      {head && option.group && <li role="presentation" className={css.group}>{option.group}</li>}
      <li
        id={id} role="option" aria-selected={on} className={css.option} onClick={choose}
        ref={node => { if (on) node?.scrollIntoView({ block: 'nearest' }) }}
      >
        <span>{option.label}</span>{option.hint && <kbd aria-hidden>{option.hint}</kbd>}
      </li>
    </>
  )
}

/** Whether all words stand somewhere in the label, as beginnings of its words or inside of them. */
export function matchesWords(label: string, words: string): boolean {
  const text = label.toLocaleLowerCase('id')
  return words.toLocaleLowerCase('id').split(/\s+/).every(word => text.includes(word))
}

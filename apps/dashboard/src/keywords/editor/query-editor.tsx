import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { createQueryView } from './create-query-view'
import css from './editor.module.css'
import { type Marks, setMarks } from './query-marks'

type Props = {
  text: string
  change: (text: string) => void
  editable: boolean
  /** Colours and remarks, and the text they were made for; those of another text are waited out. */
  marks: (Marks & { readonly query: string }) | null
  /** Hands out the way to put the cursor somewhere. */
  onReady: (go: ((position: number) => void) | null) => void
}

/** Focusing it puts the cursor into the text. */
export const queryEditorId = 'penyunting-kueri'

/** The text of a query, with colours, underlines and completion. Mounted anew for each rule, so that undo stays inside of it. */
export function QueryEditor({ text, change, editable, marks, onReady }: Props) {
  const { t, i18n } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const locale = i18n.language === 'en' ? 'en' : 'id'
  const tell = useEffectEvent((next: string) => { if (next !== text) change(next) })
  const ready = useEffectEvent(onReady)
  const create = useEffectEvent((element: HTMLElement) => createQueryView(element, {
    text, locale, editable, change: next => tell(next),
    words: { label: t('query.label'), description: t('query.description'), placeholder: t('query.placeholder'), completions: t('query.completions'), explain: key => t(`query.explain.${key}`) },
  }))

  useEffect(() => {
    if (!host.current) return
    const made = create(host.current)
    view.current = made
    ready(position => {
      made.focus()
      made.dispatch({ selection: { anchor: Math.min(position, made.state.doc.length) }, scrollIntoView: true })
    })
    return () => {
      ready(null)
      view.current = null
      made.destroy()
    }
  }, [locale, editable])

  useEffect(() => {
    const current = view.current?.state.doc.toString()
    if (current !== undefined && current !== text) view.current?.dispatch({ changes: { from: 0, to: current.length, insert: text } })
  }, [text])

  useEffect(() => {
    if (marks && view.current?.state.doc.toString() === marks.query) view.current.dispatch({ effects: setMarks.of(marks) })
  }, [marks, text, locale, editable])

  return <div ref={host} id={queryEditorId} className={css.editor} data-query-editor />
}

import { autocompletion, closeCompletion, completionKeymap, completionStatus } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { completeQuery } from './complete-query'
import { editorTheme } from './editor-theme'
import { queryMarks } from './query-marks'

export type QueryViewWords = {
  readonly label: string
  /** Read after the label: how to leave, save and complete. */
  readonly description: string
  readonly placeholder: string
  /** Name of the list of completions. */
  readonly completions: string
  readonly explain: (key: string) => string
}
type Options = { readonly text: string; readonly locale: 'id' | 'en'; readonly words: QueryViewWords; readonly editable: boolean; readonly change: (text: string) => void }

const descriptionId = 'keterangan-kueri'

/**
 * Mounts the query editor in a shadow root of `host`, where CodeMirror styles itself with a constructed sheet. Gives the view; the
 * caller destroys it.
 */
export function createQueryView(host: HTMLElement, options: Options): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true })
  root.replaceChildren()
  const view = new EditorView({ root, parent: root, state: EditorState.create({ doc: options.text, extensions: extensionsFor(options) }) })
  const description = document.createElement('div')
  description.id = descriptionId
  description.className = 'q-hidden'
  description.textContent = options.words.description
  view.dom.append(description)
  return view
}

function extensionsFor({ locale, words, editable, change }: Options): Extension {
  return [
    history(),
    EditorView.lineWrapping,
    editorTheme,
    queryMarks,
    placeholder(words.placeholder),
    autocompletion({ override: [completeQuery(locale, words.explain)], icons: false, activateOnTypingDelay: 60 }),
    keymap.of([{ key: 'Escape', run: leaveCompletion }, ...completionKeymap, ...defaultKeymap, ...historyKeymap]),
    EditorState.phrases.of({ Completions: words.completions }),
    EditorState.readOnly.of(!editable),
    EditorView.contentAttributes.of({ 'aria-label': words.label, 'aria-describedby': descriptionId, 'aria-multiline': 'true', 'spellcheck': 'false', 'autocapitalize': 'off', 'lang': 'id' }),
    EditorView.updateListener.of(update => {
      if (update.docChanged) change(update.state.doc.toString())
    }),
  ]
}

/** Esc closes the list of completions; Tab then leaves the editor, which never takes it for itself. */
const leaveCompletion = (view: EditorView) => completionStatus(view.state) !== null && closeCompletion(view)

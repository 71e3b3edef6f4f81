import { EditorView } from '@codemirror/view'

/**
 * Looks of the query editor, in our tokens. CodeMirror puts these rules into a constructed style sheet of the shadow root, which the
 * content security policy allows, while a style element would be refused.
 */
export const editorTheme = EditorView.theme({
  '&': { fontSize: '0.875rem', color: 'var(--tx)', backgroundColor: 'var(--surface)', border: '1px solid var(--edge)', borderRadius: 'var(--r2)' },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.7', minHeight: '148px', maxHeight: '42vh', overflow: 'auto' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--tx)' },
  '.cm-line': { padding: '0 12px' },
  '.cm-cursor': { borderLeftColor: 'var(--tx)', borderLeftWidth: '2px' },
  '.cm-placeholder': { color: 'var(--tx-3)' },
  '::selection': { backgroundColor: 'var(--ac-soft)' },
  '.q-operator, .q-not': { fontWeight: '700' },
  '.q-operator': { color: 'var(--ac-tx)' },
  '.q-not': { color: 'var(--bad)' },
  '.q-field': { color: 'var(--pos-tx)', fontWeight: '600' },
  '.q-bracket': { color: 'var(--tx-3)', fontWeight: '700' },
  '.q-phrase': { color: 'var(--ok)' },
  '.q-wildcard, .q-hashtag': { color: 'var(--neg-tx)' },
  '.q-exact': { color: 'var(--warn)', fontWeight: '600' },
  '.q-broken': { color: 'var(--bad)' },
  '.q-problem': { textDecoration: 'underline wavy var(--bad) 1.5px', textUnderlineOffset: '4px', backgroundColor: 'var(--bad-soft)' },
  '.q-hint': { textDecoration: 'underline dotted var(--warn) 2px', textUnderlineOffset: '4px' },
  '.cm-tooltip': { border: '1px solid var(--line-2)', borderRadius: 'var(--r2)', backgroundColor: 'var(--surface)', color: 'var(--tx)', boxShadow: 'var(--shadow)', zIndex: '20' },
  '.q-message': { maxWidth: '44ch', padding: '6px 10px', fontFamily: 'var(--font)', fontSize: 'var(--f-sm)', lineHeight: '1.45' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font)', maxHeight: '32em', maxWidth: 'min(92vw, 460px)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { display: 'flex', alignItems: 'baseline', gap: '12px', padding: '5px 10px', lineHeight: '1.35', minHeight: '26px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--sel)', color: 'var(--tx)' },
  '.cm-completionLabel': { fontFamily: 'var(--mono)', fontWeight: '600', minWidth: '7ch' },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--ac-tx)' },
  '.cm-completionDetail': { fontStyle: 'normal', marginLeft: '0', color: 'var(--tx-2)', fontSize: 'var(--f-sm)', whiteSpace: 'normal' },
  '.q-hidden': { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
})

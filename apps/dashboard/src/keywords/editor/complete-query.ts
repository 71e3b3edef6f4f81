import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'

/** A piece of the language that can be completed; `key` names its one-line explanation in the catalogue. */
type Piece = { readonly id: string; readonly en: string; readonly key: string; readonly kind: 'field' | 'operator' }

export const pieces: readonly Piece[] = [
  { id: 'judul:', en: 'title:', key: 'title', kind: 'field' },
  { id: 'isi:', en: 'text:', key: 'text', kind: 'field' },
  { id: 'penulis:', en: 'author:', key: 'author', kind: 'field' },
  { id: 'sumber:', en: 'source:', key: 'source', kind: 'field' },
  { id: 'bahasa:', en: 'lang:', key: 'lang', kind: 'field' },
  { id: 'DAN', en: 'AND', key: 'and', kind: 'operator' },
  { id: 'ATAU', en: 'OR', key: 'or', kind: 'operator' },
  { id: 'BUKAN', en: 'NOT', key: 'not', kind: 'operator' },
  { id: 'NEAR/12', en: 'NEAR/12', key: 'near', kind: 'operator' },
  { id: 'ONEAR/3', en: 'ONEAR/3', key: 'onear', kind: 'operator' },
]

/** What can stand where `word` is being typed: all pieces for nothing typed, else those that begin so, in the viewer's language first. */
export function piecesFor(word: string, locale: 'id' | 'en'): readonly { label: string; piece: Piece }[] {
  const typed = word.toLowerCase()
  const other = locale === 'id' ? 'en' : 'id'
  const fits = (label: string) => label.toLowerCase().startsWith(typed)
  return pieces.flatMap(piece => {
    const label = fits(piece[locale]) ? piece[locale] : typed && fits(piece[other]) ? piece[other] : null
    return label === null ? [] : [{ label, piece }]
  })
}

/** Completion of fields and operators: after a letter, or when asked for. Never inside of quotation marks. */
export function completeQuery(locale: 'id' | 'en', explain: (key: string) => string) {
  return ({ state, pos, explicit }: CompletionContext): CompletionResult | null => {
    const before = state.sliceDoc(0, pos)
    const word = /[\p{L}/]*$/u.exec(before)?.[0] ?? ''
    const start = pos - word.length
    if ((!word && !explicit) || isQuoted(before) || !/(^|[\s(\-−–])$/u.test(before.slice(0, start))) return null
    const options = piecesFor(word, locale).map(({ label, piece }): Completion => ({
      label, detail: explain(piece.key), type: piece.kind, apply: piece.kind === 'operator' ? `${label} ` : label,
    }))
    return options.length > 0 ? { from: start, options, filter: false } : null
  }
}

const isQuoted = (text: string) => (text.match(/["“”„«»]/gu)?.length ?? 0) % 2 === 1

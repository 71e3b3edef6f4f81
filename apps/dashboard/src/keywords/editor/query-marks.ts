import type { QueryCheck, QueryRemark } from '@kentongan/contracts'
import { type EditorState, type Range, RangeSet, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, showTooltip, type Tooltip } from '@codemirror/view'
import { underlinedPlace } from './underlined-place'

export type WordedRemark = { readonly remark: QueryRemark; readonly severity: 'problem' | 'hint'; readonly text: string }
export type Marks = { readonly tokens: QueryCheck['tokens']; readonly remarks: readonly WordedRemark[] }

/** Colours and underlines for the text as it stands; between two answers of the server they move along with the typing. */
export const setMarks = StateEffect.define<Marks>()

const tokenField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const effect = transaction.effects.find(each => each.is(setMarks))
    if (!effect) return marks.map(transaction.changes)
    const ranges = effect.value.tokens.filter(token => token.start < token.end)
    return RangeSet.of(ranges.map(({ kind, start, end }) => Decoration.mark({ class: `q-${kind}`, inclusiveEnd: true }).range(start, end)), true)
  },
  provide: field => EditorView.decorations.from(field),
})

const remarkField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const effect = transaction.effects.find(each => each.is(setMarks))
    if (!effect) return marks.map(transaction.changes)
    return RangeSet.of(effect.value.remarks.flatMap(each => underline(each, transaction.newDoc.length)), true)
  },
  provide: field => EditorView.decorations.from(field),
})

function underline({ remark, severity, text }: WordedRemark, length: number): Range<Decoration>[] {
  const { start, end } = underlinedPlace(remark, length)
  return start < end ? [Decoration.mark({ class: `q-${severity}`, text }).range(start, end)] : []
}

/** The sentence of the remark under the cursor, right where one types. */
const tooltipField = StateField.define<Tooltip | null>({
  create: tooltipAt,
  update: (tooltip, transaction) => (transaction.docChanged || transaction.selection || transaction.effects.length > 0 ? tooltipAt(transaction.state) : tooltip),
  provide: field => showTooltip.from(field),
})

function tooltipAt(state: EditorState): Tooltip | null {
  const cursor = state.selection.main.head
  let found: { from: number; text: string } | null = null
  state.field(remarkField).between(cursor, cursor, (from, _to, mark) => {
    found = { from, text: String(mark.spec.text) }
    return false
  })
  return found && remarkTooltip(found)
}

function remarkTooltip({ from, text }: { from: number; text: string }): Tooltip {
  return {
    pos: from,
    above: false,
    create: () => {
      const dom = document.createElement('div')
      dom.className = 'q-message'
      dom.textContent = text
      return { dom }
    },
  }
}

export const queryMarks = [tokenField, remarkField, tooltipField]

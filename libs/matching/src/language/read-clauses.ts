import type { QueryRemark } from '@kentongan/contracts'
import type { PhraseNode, QueryField, QueryPlace } from './query'
import { queryLimits } from './query-limits'
import { remarkAt } from './query-remarks'
import type { Lexeme } from './read-lexemes'
import { readWords } from './read-words'

/** What the grammar is made of once each field stands in its clauses. */
export type Item = QueryPlace & (
  | { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { readonly type: 'near'; readonly distance: number; readonly ordered: boolean }
  | { readonly type: 'clause'; readonly node: PhraseNode }
)

type ClausesRead = { readonly items: readonly Item[]; readonly problems: readonly QueryRemark[]; readonly terms: number }
type Field = Extract<Lexeme, { type: 'field' }>
type Term = Extract<Lexeme, { type: 'term' }>
type State = {
  readonly text: string
  readonly items: Item[]
  readonly problems: QueryRemark[]
  /** The field of each open group, null for none; the innermost is last. */
  readonly groups: (QueryField | null)[]
  /** A field that waits for what follows; of several the last holds. */
  waiting: Field | null
}

/**
 * Reads the words of every clause and gives each clause its field. Broken clauses keep their place with no words, so that what
 * surrounds them is still checked; there is a problem then.
 */
export function readClauses(text: string, lexemes: readonly Lexeme[]): ClausesRead {
  const state: State = { text, items: [], problems: findExcess(lexemes), groups: [null], waiting: null }
  for (const lexeme of lexemes) {
    if (lexeme.problem !== null) state.problems.push(lexeme.problem)
    if (lexeme.type === 'field') state.waiting = { ...lexeme, start: state.waiting?.start ?? lexeme.start }
    else if (lexeme.type !== 'noise') readItem(lexeme, state)
  }
  if (state.waiting !== null) reportEmpty(state.waiting, state)
  return { items: state.items, problems: state.problems, terms: lexemes.filter(lexeme => lexeme.type === 'term').length }
}

function findExcess(lexemes: readonly Lexeme[]): QueryRemark[] {
  const problems: QueryRemark[] = []
  const terms = lexemes.filter(lexeme => lexeme.type === 'term')
  const tooMany = terms[queryLimits.terms]
  if (tooMany !== undefined) problems.push(remarkAt('too-many-terms', tooMany, { limit: queryLimits.terms, have: terms.length }))
  const depths = depthsOf(lexemes)
  const tooDeep = lexemes[depths.findIndex(depth => depth > queryLimits.depth)]
  const have = depths.reduce((most, depth) => Math.max(most, depth), 0)
  if (tooDeep !== undefined) problems.push(remarkAt('too-deep', tooDeep, { limit: queryLimits.depth, have }))
  return problems
}

/** How many brackets are open behind each lexeme; a bracket that closes nothing changes nothing. */
function depthsOf(lexemes: readonly Lexeme[]): readonly number[] {
  let depth = 0
  return lexemes.map(({ type }) => {
    if (type === 'open') depth++
    if (type === 'close' && depth > 0) depth--
    return depth
  })
}

function readItem(lexeme: Exclude<Lexeme, { type: 'field' | 'noise' }>, state: State): void {
  const waiting = takeField(lexeme, state)
  const field = waiting?.field ?? state.groups.at(-1) ?? null
  if (lexeme.type !== 'term' && lexeme.type !== 'broken') {
    followGroups(lexeme.type, field, state)
    state.items.push(lexeme)
    return
  }
  const place = { start: waiting?.start ?? lexeme.start, end: lexeme.end }
  state.items.push(clauseOf(lexeme.type === 'term' ? readTerm(lexeme, field, state) : [], field, place))
}

function followGroups(type: Item['type'], field: QueryField | null, { groups }: State): void {
  if (type === 'open') groups.push(field)
  if (type === 'close' && groups.length > 1) groups.pop()
}

/** The field that waits, if it can belong to what follows. */
function takeField({ type }: Lexeme, state: State): Field | null {
  const { waiting } = state
  state.waiting = null
  if (waiting === null || type === 'term' || type === 'open' || type === 'broken') return waiting
  reportEmpty(waiting, state)
  return null
}

/** The place of the clause is taken as well, or an operator beside it would seem to lack its side. */
function reportEmpty(field: Field, state: State): void {
  state.problems.push(remarkAt('field-empty', field, { name: state.text.slice(field.start, field.end) }))
  state.items.push(clauseOf([], field.field, field))
}

function readTerm(term: Term, field: QueryField | null, { text, problems }: State): PhraseNode['words'] {
  const read = readWords(text.slice(term.from, term.to), term.exact, field)
  if ('words' in read) return read.words
  problems.push(remarkAt(read.code, term, { text: text.slice(term.start, term.end) }))
  return []
}

function clauseOf(words: PhraseNode['words'], field: QueryField | null, { start, end }: QueryPlace): Item {
  return { type: 'clause', start, end, node: { type: 'phrase', field, words, start, end } }
}

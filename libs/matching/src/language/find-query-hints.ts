import type { QueryRemark } from '@kentongan/contracts'
import type { Lexeme } from './read-lexemes'
import { wordOperators } from './query-names'
import { remarkAt } from './query-remarks'

/** Gives what is allowed but seldom meant: operators in small letters, and AND beside OR without brackets. In reading order. */
export function findQueryHints(text: string, lexemes: readonly Lexeme[]): readonly QueryRemark[] {
  return [...findSmallOperators(text, lexemes), ...findMixtures(lexemes)].sort((a, b) => a.start - b.start)
}

function findSmallOperators(text: string, lexemes: readonly Lexeme[]): readonly QueryRemark[] {
  return lexemes.flatMap((lexeme, at) => {
    if (lexeme.type !== 'term' || lexeme.quoted || lexeme.exact) return []
    const word = text.slice(lexeme.from, lexeme.to)
    const operator = word.toUpperCase()
    if (!wordOperators.has(operator) || !endsClause(lexemes[at - 1]) || !startsClause(lexemes[at + 1])) return []
    return [remarkAt('lowercase-operator', lexeme, { word, operator })]
  })
}

type Level = { and: boolean; or: Lexeme | null }

function findMixtures(lexemes: readonly Lexeme[]): readonly QueryRemark[] {
  const closed: Level[] = []
  const open: Level[] = [{ and: false, or: null }]
  lexemes.forEach((lexeme, at) => {
    const level = open.at(-1)
    if (level === undefined) return
    if (joins(lexeme, lexemes[at - 1])) level.and = true
    if (lexeme.type === 'or') level.or ??= lexeme
    if (lexeme.type === 'open') open.push({ and: false, or: null })
    if (lexeme.type === 'close' && open.length > 1) closed.push(open.pop() ?? level)
  })
  return [...closed, ...open].flatMap(({ and, or }) => and && or !== null ? [remarkAt('mixed-and-or', or)] : [])
}

/** AND in words, or nothing between two clauses. */
function joins(lexeme: Lexeme, before: Lexeme | undefined): boolean {
  return lexeme.type === 'and' || (startsClause(lexeme) && endsClause(before))
}

function endsClause(lexeme: Lexeme | undefined): boolean {
  return lexeme?.type === 'term' || lexeme?.type === 'close'
}

function startsClause(lexeme: Lexeme | undefined): boolean {
  return lexeme !== undefined && ['term', 'open', 'field', 'not'].includes(lexeme.type)
}

import fc from 'fast-check'
import { parseQuery } from './parse-query'
import type { QueryNode } from './query'
import { anyQueryText } from './testing/any-query-text'
import { arbitraryPost, arbitraryQuery } from './testing/arbitrary-query'
import { evaluateNaively } from './testing/evaluate-naively'
import { showQuery } from './testing/show-query'

const vocabulary = ['kpk', 'bpn', 'imigrasi', 'masalah', 'kantor', 'beacukai', 'bea', 'cukai', 'ka', '24']
const query = arbitraryQuery(vocabulary)
const post = arbitraryPost(vocabulary)
const nothing = { title: '', text: '', author: '', source: '', lang: '' }

const rootOf = (text: string): QueryNode => {
  const parsed = parseQuery(text)
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(text)} ${JSON.stringify(parsed.problems)}`)
  return parsed.root
}

it('accepts every text of the generator', () => {
  fc.assert(fc.property(query, text => { rootOf(text) }), { numRuns: 2000 })
})

it('takes any text, and either gives a query that needs a word or says at a place within the text what is wrong', () => {
  fc.assert(fc.property(fc.oneof(anyQueryText, query), text => {
    const parsed = parseQuery(text)
    const remarks = parsed.ok ? parsed.hints : [...parsed.problems, ...parsed.hints]
    for (const { start, end, values } of remarks) {
      expect(0 <= start && start <= end && end <= text.length).toBe(true)
      expect(values['column']).toBe(start + 1)
    }
    if (parsed.ok) expect(evaluateNaively(parsed.root, nothing)).toBeNull()
    else expect(parsed.problems.length).toBeGreaterThan(0)
  }), { numRuns: 3000 })
})

it('gives trees that are flat, whose clauses hold words, and without a NOT inside a NOT', () => {
  const check = (node: QueryNode, parent: QueryNode['type'] | null, inNot: boolean): void => {
    if (node.type === 'phrase') return expect(node.words.length).toBeGreaterThan(0)
    if (node.type === 'near') return expect(node.links).toHaveLength(node.operands.length - 1)
    expect(node.type === 'not' && inNot).toBe(false)
    if (node.type === 'not') return check(node.child, 'not', true)
    expect(node.type).not.toBe(parent)
    expect(node.children.length).toBeGreaterThan(1)
    node.children.forEach(child => check(child, node.type, inNot))
  }
  fc.assert(fc.property(fc.oneof(anyQueryText, query), text => {
    const parsed = parseQuery(text)
    if (parsed.ok) check(parsed.root, null, false)
  }), { numRuns: 2000 })
})

it('reads a query in brackets, or with more blanks, as the same query', () => {
  fc.assert(fc.property(query, text => {
    const plain = showQuery(rootOf(text))
    expect(showQuery(rootOf(`( ${text} )`))).toBe(plain)
    expect(showQuery(rootOf(` \n${text}\u200b `))).toBe(plain)
    expect(showQuery(rootOf(`NOT -(${text})`))).toBe(plain)
  }), { numRuns: 500 })
})

it('reads 4,000 characters of anything', () => {
  const pieces = ['a', '"', '(', '-a ', '=', '(-(', 'judul:', 'a NEAR/5 ', 'a OR ', 'NOT ', '-(-', 'a.b/', '* ', '"*" ', 'ꔀ*']
  for (const piece of pieces) {
    const parsed = parseQuery(piece.repeat(4000 / piece.length))
    expect(parsed.ok || parsed.problems.length > 0).toBe(true)
  }
})

/** Booleans that hold for any two queries, whatever the evaluator does with their words. */
it('joins as logic joins', () => {
  let matches = 0
  fc.assert(fc.property(query, query, post, (one, two, given) => {
    const holds = (text: string) => evaluateNaively(rootOf(text), given) !== null
    const [a, b] = [holds(one), holds(two)]
    expect(holds(`(${one}) (${two})`)).toBe(a && b)
    expect(holds(`(${one}) OR (${two})`)).toBe(a || b)
    expect(holds(`(${one}) -(${two})`)).toBe(a && !b)
    matches += Number(a)
  }), { numRuns: 1000 })
  expect(matches).toBeGreaterThan(100)
})

import fc from 'fast-check'
import { findNegativePart } from '../language/find-negative-part'
import { parseQuery } from '../language/parse-query'
import type { QueryNode } from '../language/query'
import { arbitraryPost, arbitraryQuery } from '../language/testing/arbitrary-query'
import { evaluateNaively } from '../language/testing/evaluate-naively'
import { relaxQuery } from './relax-query'

const place = { start: 0, end: 0 }
const word = (text: string): QueryNode & { type: 'phrase' } => ({
  ...place, type: 'phrase', field: null, words: text.split(' ').map(each => ({ kind: 'word', text: each.toLowerCase(), exact: each === each.toLowerCase() ? null : each })),
})
const and = (...children: QueryNode[]): QueryNode => ({ ...place, type: 'and', children })
const or = (...children: QueryNode[]): QueryNode => ({ ...place, type: 'or', children })
const not = (child: QueryNode): QueryNode => ({ ...place, type: 'not', child })
const near = (distance: number, ordered: boolean, ...words: string[]): QueryNode => ({
  ...place, type: 'near', operands: words.map(each => [word(each)]), links: words.slice(1).map(() => ({ distance, ordered })),
})
const [a, b, c] = [word('a'), word('b'), word('c')] as const
const missing = (root: QueryNode, words: string) => ({ root, reason: { code: 'missing', values: { words } } })
const excluded = (root: QueryNode, words: string) => ({ root, reason: { code: 'excluded', values: { words } } })
const tooFar = (root: QueryNode, distance: number) => ({ root, reason: { code: 'too-far', values: { distance } } })

describe('relaxQuery', () => {
  it.each<[string, QueryNode, unknown[]]>([
    ['a word', a, []],
    ['words that must all be there', and(a, b), [missing(b, 'a'), missing(a, 'b')]],
    ['three of them', and(a, b, c), [missing(and(b, c), 'a'), missing(and(a, c), 'b'), missing(and(a, b), 'c')]],
    ['a word and an exclusion', and(a, not(b)), [excluded(a, 'b')]],
    ['an exclusion of several', and(or(a, b), not(or(b, word('hak Milik')))), [excluded(or(a, b), 'b, "hak Milik"')]],
    ['the only positive part stays', and(or(a, not(b)), c), [missing(c, 'a, b')]],
    ['a distance', near(12, false, 'a', 'b'), [tooFar(near(36, false, 'a', 'b'), 12)]],
    ['a distance and an order', near(3, true, 'a', 'b', 'c'), [
      tooFar(near(9, true, 'a', 'b', 'c'), 3), { root: near(3, false, 'a', 'b', 'c'), reason: { code: 'wrong-order', values: {} } },
    ]],
    ['branches', or(and(a, b), near(2, false, 'a', 'c')), [
      missing(or(b, near(2, false, 'a', 'c')), 'a'), missing(or(a, near(2, false, 'a', 'c')), 'b'), tooFar(or(and(a, b), near(6, false, 'a', 'c')), 2),
    ]],
    ['outer parts before inner ones', and(or(near(2, false, 'a', 'b'), c), not(b)), [
      excluded(or(near(2, false, 'a', 'b'), c), 'b'), tooFar(and(or(near(6, false, 'a', 'b'), c), not(b)), 2),
    ]],
    ['what is excluded is left as it is', and(a, not(near(2, true, 'b', 'c'))), [excluded(a, 'b, c')]],
  ])('%s', (_name, root, forms) => expect(relaxQuery(root)).toEqual(forms))

  it('gives at most twelve forms', () => {
    expect(relaxQuery(and(...Array.from({ length: 30 }, (_, at) => word(`kata${at}`))))).toHaveLength(12)
  })

  it('shortens a long list of words between two of them, and a long word', () => {
    const many = or(...Array.from({ length: 30 }, (_, at) => word(`kata${at}`)))
    expect(relaxQuery(and(a, many))[1]?.reason.values).toEqual({ words: 'kata0, kata1, kata2, kata3, kata4, kata5, kata6, kata7, …' })
    expect(relaxQuery(and(a, word('x'.repeat(99))))[1]?.reason.values).toEqual({ words: `${'x'.repeat(60)}…` })
  })

  it('writes words as the rule has them', () => {
    const root: QueryNode = { ...place, type: 'phrase', field: null, words: [{ kind: 'wild', parts: ['imigras', ''] }] }
    const tag: QueryNode = { ...place, type: 'phrase', field: null, words: [{ kind: 'tag', text: '#paspor' }] }
    expect(relaxQuery(and(a, or(root, tag, word('BPN'))))[1]?.reason.values).toEqual({ words: 'imigras*, #paspor, BPN' })
  })
})

describe('laws', () => {
  const vocabulary = ['bpn', 'tanah', 'kpk', 'kantor', 'imigrasi']

  it('every form accepts what the query accepts, and still asks for words', () => {
    let accepted = 0
    fc.assert(fc.property(arbitraryQuery(vocabulary), fc.array(arbitraryPost(vocabulary), { minLength: 10, maxLength: 10 }), (text, posts) => {
      const parsed = parseQuery(text)
      if (!parsed.ok) throw new Error(text)
      const forms = relaxQuery(parsed.root)
      expect(forms.map(form => findNegativePart(form.root))).toEqual(forms.map(() => null))
      for (const post of posts.filter(each => evaluateNaively(parsed.root, each) !== null)) {
        accepted += forms.length
        for (const form of forms) expect({ text, form, spans: evaluateNaively(form.root, post) }).not.toMatchObject({ spans: null })
      }
    }), { numRuns: 1_000 })
    expect(accepted).toBeGreaterThan(500)
  })
})

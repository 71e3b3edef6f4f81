import fc from 'fast-check'
import type { MatchablePost } from '../language/query'
import { parseQuery } from '../language/parse-query'
import { arbitraryPost, arbitraryQuery } from '../language/testing/arbitrary-query'
import { evaluateNaively } from '../language/testing/evaluate-naively'
import { compileRules } from './compile-rules'
import { matchRules } from './match-rules'

const root = (query: string) => {
  const reading = parseQuery(query)
  if (!reading.ok) throw new Error(`${query}: ${JSON.stringify(reading.problems)}`)
  return reading.root
}
const engineOf = (queries: readonly string[]) => compileRules(queries.map((query, id) => ({ id, root: root(query) })))
const post = (text: string, rest: Partial<MatchablePost> = {}): MatchablePost => ({ title: '', author: '', source: '', lang: '', ...rest, text })
const wanted = (queries: readonly string[], one: MatchablePost) => queries.flatMap((query, rule) => {
  const spans = evaluateNaively(root(query), one)
  return spans === null ? [] : [{ rule, spans }]
})

/** The queries against a post, as the marked places read. */
const found = (query: string, text: string) => matchRules(engineOf([query]), post(text)).flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))

it.each<[string, string, string[]]>([
  ['imigrasi', 'Imigrasinya #PelayananImigrasi keimigrasian', ['Imigrasinya', 'Imigrasi']],
  ['"bea cukai"', '#beacukai Bea, Cukai', ['beacukai', 'Bea, Cukai']],
  ['#beacukai', '#BeaCukai beacukai', ['BeaCukai']],
  ['=BPN', 'BPN bpn BPNnya #BPN', ['BPN', 'BPNnya', 'BPN']],
  ['imigras*', 'imigrasi imigrasinya imigran', ['imigrasi', 'imigrasinya']],
  ['*hoaks', 'antihoaks hoaksnya hoaksis', ['antihoaks', 'hoaksnya']],
  ['"kantor imi*si"', 'kantor imigrasi, kantor imitasi', ['kantor imigrasi', 'kantor imitasi']],
  ['BPN NEAR/2 tanah', 'BPN urus tanah; BPN satu dua tiga tanah', ['BPN', 'tanah', 'BPN']],
  ['tanah ONEAR/3 BPN', 'BPN urus tanah. Tanah itu BPN', ['tanah', 'Tanah', 'BPN']],
  ['(bb -cc) OR dd', 'bb cc dd', ['dd']],
  ['kantor-kantor', 'kantor-kantor', ['kantor-kantor']],
])('%s in %j', (query, text, expected) => {
  expect(found(query, text)).toEqual(expected)
})

it('looks into the fields that a clause names', () => {
  const queries = ['judul:banjir', 'isi:banjir', 'banjir', 'penulis:sari', 'sumber:teluk', 'bahasa:id', 'bahasa:en']
  const one = post('Banjir', { title: 'Banjir', author: 'Dewi Sari', source: 'Warta Teluk', lang: 'in-ID' })
  expect(matchRules(engineOf(queries), one)).toEqual(wanted(queries, one))
  expect(matchRules(engineOf(queries), one).map(match => match.rule)).toEqual([0, 1, 2, 3, 4, 5])
})

const vocabulary = ['kantor', 'imigrasi', 'bpn', 'tanah', 'bea', 'cukai', 'antre', 'hoaks', 'banjir', 'kpk']

it('says what the naive evaluator says, of any rules and posts', () => {
  const queries = fc.array(arbitraryQuery(vocabulary), { minLength: 1, maxLength: 12 })
  fc.assert(fc.property(queries, fc.array(arbitraryPost(vocabulary), { minLength: 1, maxLength: 4 }), (texts, posts) => {
    const engine = engineOf(texts)
    for (const one of posts) expect(matchRules(engine, one)).toEqual(wanted(texts, one))
  }), { numRuns: 400 })
})

it('keeps nothing from one post to the next, not even when the numbers of posts begin anew', () => {
  const engine = engineOf(['imigrasi', 'imigrasi NEAR/5 antre'])
  engine.occurrences.post = 0x7ffffffe
  for (let time = 0; time < 4; time++) {
    expect(matchRules(engine, post('imigrasi')).map(match => match.rule)).toEqual([0])
    expect(matchRules(engine, post('antre'))).toEqual([])
  }
})

it('stands a post of many thousand places', () => {
  const [match] = matchRules(engineOf(['aa NEAR/100 (bb OR cc)']), post('aa bb cc '.repeat(60_000)))
  expect(match?.spans).toHaveLength(180_000)
})

it('needs no rule', () => expect(matchRules(compileRules([]), post('imigrasi'))).toEqual([]))

import fc from 'fast-check'
import { parseQuery } from '../parse-query'
import type { MatchablePost } from '../query'
import { arbitraryPost, arbitraryQuery } from './arbitrary-query'
import { evaluateNaively } from './evaluate-naively'

const nothing = { title: '', text: '', author: '', source: '', lang: '' }
const find = (query: string, post: Partial<MatchablePost> | string) => {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(`refused: ${query}`)
  const whole = { ...nothing, ...(typeof post === 'string' ? { text: post } : post) }
  return evaluateNaively(parsed.root, whole)?.map(({ field, start, end }) => (
    `${field === 'text' ? '' : `${field}:`}${whole[field].slice(start, end)}`)) ?? null
}

it.each<[string, Partial<MatchablePost> | string, readonly string[] | null]>([
  ['kpk', 'KPKnya Kpk kpkx', ['KPKnya', 'Kpk']],
  ['imigrasinya', 'imigrasi imigrasinya', ['imigrasinya']],
  ['=BPN', 'bpn BPN BPNnya Bpn', ['BPN', 'BPNnya']],
  ['imigras*', 'Imigrasinya imigran imigras', ['Imigrasinya', 'imigras']],
  ['*hoaks', 'antihoaksnya hoaksx hoaks', ['antihoaksnya', 'hoaks']],
  ['ab*ba', 'aba abba abxba', ['abba', 'abxba']],
  ['"bea cukai"', 'bea, cukai #beacukai #BeaCukai beacukai', ['bea, cukai', 'beacukai', 'BeaCukai']],
  ['"beacu kai"', '#BeaCukai #Beacukai', ['BeaCukai', 'Beacukai']],
  ['beacukai', '#BeaCukai', null],
  ['#BeaCukai', '#beacukai #BEACUKAI beacukai', ['beacukai', 'BEACUKAI']],
  ['"kantor imigrasi"', 'kantor. Imigrasi kantor di imigrasi', ['kantor. Imigrasi']],
  ['a b', { title: 'a', text: 'b' }, ['title:a', 'b']],
  ['"a b"', { title: 'a', text: 'b' }, null],
  ['a NEAR/9 b', { title: 'a', text: 'b' }, null],
  ['penulis:sari', { text: 'sari', author: 'Sari' }, ['author:Sari']],
  ['sumber:detik.com', { source: 'Detik News news.detik.com' }, ['source:detik.com']],
  ['bahasa:in', { lang: 'ID-id' }, ['lang:ID-id']],
  ['bahasa:id', { lang: 'en', text: 'id' }, null],
  ['a NEAR/2 b', 'a x b y y b', ['a', 'b']],
  ['a NEAR/1 b', 'b a x b', ['b', 'a']],
  ['a ONEAR/1 b', 'b a', null],
  ['a ONEAR/1 b', 'x a b', ['a', 'b']],
  ['a NEAR/1 b NEAR/1 c', 'a b x b c', null],
  ['a NEAR/1 b NEAR/1 c', 'a b c b', ['a', 'b', 'c']],
  ['"a b" NEAR/3 b', 'a b', null],
  ['a NEAR/1 a', 'a', null],
  ['a NEAR/1 a', 'a x a a', ['a', 'a']],
  ['a -b', 'a c', ['a']],
  ['a -b', 'a b', null],
  ['a OR b c', 'a b', ['a']],
  ['"a b" OR b OR a', 'a b a', ['a b', 'a']],
  ['NOT (a OR NOT b)', 'b', ['b']],
])('%j in %j', (query, post, expected) => expect(find(query, post)).toEqual(expected))

const vocabulary = ['kpk', 'bpn', 'imigrasi', 'masalah', 'kantor', 'bea', 'cukai']

it('gives places in order, inside their field, none in another', () => {
  let matches = 0
  fc.assert(fc.property(arbitraryQuery(vocabulary), arbitraryPost(vocabulary), (text, post) => {
    const parsed = parseQuery(text)
    const spans = parsed.ok ? evaluateNaively(parsed.root, post) : null
    if (spans === null) return
    matches++
    expect(spans.length).toBeGreaterThan(0)
    for (const [at, { field, start, end }] of spans.entries()) {
      expect(0 <= start && start < end && end <= post[field].length).toBe(true)
      const before = spans[at - 1]
      if (before?.field === field) expect(before.start < start && before.end < end).toBe(true)
    }
  }), { numRuns: 2000 })
  expect(matches).toBeGreaterThan(200)
})

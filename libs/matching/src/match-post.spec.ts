import { compileRuleset, type AgencyRule } from './compile-ruleset'
import type { MatchablePost } from './language/query'
import { matchPost, MOST_SPANS } from './match-post'

const rule = (ruleId: number, agencyId: number, query: string, lane: AgencyRule['lane'] = 'sure'): AgencyRule => ({ ruleId, agencyId, lane, query })
const post = (title: string, text = '', rest: Partial<MatchablePost> = {}): MatchablePost => ({ author: '', source: '', lang: '', ...rest, title, text })

const rules = [
  rule(4, 7, 'imigrasi'), rule(2, 7, '"imigrasi jakarta selatan"'), rule(9, 3, '"jakarta selatan"'),
  rule(5, 8, '=BPN NEAR/12 (tanah OR sertifikat) OR "badan pertanahan nasional"'), rule(6, 8, '=BPN', 'review'), rule(7, 11, 'sumber:teluk.example'),
]
const ruleset = compileRuleset(rules)

it('names each agency once, by id, with its rules and its places in reading order', () => {
  expect(matchPost(ruleset, post('Imigrasi Jakarta Selatan', 'Antrean imigrasi'))).toEqual([
    { agencyId: 3, ruleIds: [9], doubtful: false, spans: [{ field: 'title', start: 9, end: 24 }] },
    { agencyId: 7, ruleIds: [2, 4], doubtful: false, spans: [{ field: 'title', start: 0, end: 24 }, { field: 'text', start: 8, end: 16 }] },
  ])
})

it.each([
  ['BPN ukur tanah', false, [5, 6], [[0, 3], [9, 14]]],
  ['Relawan BPN berkumpul', true, [6], [[8, 11]]],
  ['Badan Pertanahan Nasional (BPN)', false, [5, 6], [[0, 25]]],
])('%j: doubtful is %s', (title, doubtful, ruleIds, spans) => {
  expect(matchPost(ruleset, post(title))).toEqual([
    { agencyId: 8, ruleIds, doubtful, spans: spans.map(([start, end]) => ({ field: 'title', start, end })) },
  ])
})

it('finds by a source, which has no place in the text', () => {
  expect(matchPost(ruleset, post('Cuaca', '', { source: 'Warta Teluk teluk.example' }))).toEqual([{ agencyId: 11, ruleIds: [7], doubtful: false, spans: [] }])
})

it('keeps at most fifty places of an agency', () => {
  const [match] = matchPost(ruleset, post('imigrasi', 'imigrasi '.repeat(500)))
  expect(match?.spans).toHaveLength(MOST_SPANS)
  expect(match?.spans[49]).toEqual({ field: 'text', start: 48 * 9, end: 48 * 9 + 8 })
})

it('finds nothing where nothing is', () => {
  expect(matchPost(ruleset, post('cuaca cerah'))).toEqual([])
  expect(matchPost(compileRuleset([]), post('Imigrasi'))).toEqual([])
})

describe('compileRuleset', () => {
  const withBad = [...rules, rule(20, 7, '"tidak ditutup'), rule(21, 7, '-hanya')]

  it('leaves bad rules out, names them, and keeps the rest at work', () => {
    const compiled = compileRuleset(withBad)
    expect(compiled.unusable.map(({ ruleId, problems }) => [ruleId, problems[0]?.code])).toEqual([[20, 'unclosed-quote'], [21, 'no-positive']])
    expect(matchPost(compiled, post('Imigrasi')).map(match => match.ruleIds)).toEqual([[4]])
  })

  it('takes over what was parsed before, and answers as if it had not', () => {
    const changed = [...withBad.slice(1), rule(30, 7, 'paspor')]
    const again = compileRuleset(changed, compileRuleset(withBad))
    const fresh = compileRuleset(changed)
    for (const title of ['Imigrasi', 'Paspor', 'BPN tanah']) expect(matchPost(again, post(title))).toEqual(matchPost(fresh, post(title)))
    expect(again.unusable).toEqual(fresh.unusable)
    expect(again.parsed.has('imigrasi')).toBe(false)
  })
})

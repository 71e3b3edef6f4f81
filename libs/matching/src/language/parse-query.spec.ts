import { describeQueryRemark } from './describe-query-remark'
import { parseQuery } from './parse-query'
import { queryRemarkCodes } from './query-remarks'
import { showQuery } from './testing/show-query'

const tree = (text: string) => {
  const parsed = parseQuery(text)
  return parsed.ok ? showQuery(parsed.root) : parsed.problems.map(describeQueryRemark)
}
const problems = (text: string) => {
  const parsed = parseQuery(text)
  return parsed.ok ? [] : parsed.problems.map(({ code, values }) => `${code} ${values['column']}`)
}
const hints = (text: string) => parseQuery(text).hints.map(({ code, values }) => `${code} ${values['column']}`)

describe('words', () => {
  it.each([
    ['KPK', 'kpk'],
    ['imigrasinya', 'imigrasinya'],
    ['kantor-kantor', '"kantor kantor"'],
    ['PT.PLN antaranews.com R&D 10:30', '(and "pt pln" "antaranews com" "r d" "10 30")'],
    ['"Badan Pangan" “bea  cukai” „a” «b»', '(and "badan pangan" "bea cukai" a b)'],
    ['"NOT a AND (b)"', '"not a and b"'],
    ['#SaveKPK "#SaveKPK" "ayo #SaveKPK" @KPK_RI', '(and #savekpk #savekpk "ayo save kpk" @kpk_ri)'],
    ['imigras* *hoaks im*gras* "kantor im*"', '(and imigras* *hoaks im*gras* "kantor im*")'],
    ['a**b @kpk* kantor-im*', '(and a*b @kpk* "kantor im*")'],
    ['ꔀ*b', 'ꔀ*b'],
    ['=BPN ="Badan PanganX" =PT.PLN =AND', '(and =BPN "=Badan =PanganX" "=PT =PLN" =AND)'],
    ['Jum’at Café ＫＰＫ K\u200bPK', '(and jumat cafe kpk kpk)'],
    ['apa? Jakarta: near near/far', '(and apa jakarta near "near far")'],
    ['\ufeffKPK\u200b \u200b AND\u200b x', '(and kpk x)'],
  ])('%j', (text, expected) => expect(tree(text)).toBe(expected))
})

describe('operators', () => {
  it.each([
    ['a b', '(and a b)'], ['a AND b DAN c', '(and a b c)'], ['a OR b ATAU c', '(or a b c)'],
    ['a b OR c d', '(or (and a b) (and c d))'], ['a (b OR c)', '(and a (or b c))'], ['((a)) ((b c))', '(and a b c)'],
    ['a OR (b OR (c))', '(or a b c)'],
    ['a -b', '(and a (not b))'], ['a −b –c', '(and a (not b) (not c))'], ['a NOT b', '(and a (not b))'],
    ['a AND BUKAN b', '(and a (not b))'], ['a -"b c" -(d OR e) -judul:f', '(and a (not "b c") (not (or d e)) (not title:f))'],
    ['a-b', '"a b"'], ['(a)-b', '(and a (not b))'], ['NOT NOT a', 'a'], ['--a', 'a'], ['-(-a)', 'a'],
    ['a NOT NOT NOT b', '(and a (not b))'],
    ['NOT (a OR NOT b)', '(and (not a) b)'], ['a -(b -c)', '(and a (or (not b) c))'], ['a -(b c)', '(and a (not (and b c)))'],
    ['a NEAR/5 b', '(near a ~5 b)'], ['a near/5 b Onear/3 "c d"', '(near a ~5 b >3 "c d")'],
    ['(a OR (b OR "c d")) NEAR/2 judul:e', '(near a|b|"c d" ~2 title:e)'],
    ['a NEAR/2 b c OR -d e', '(or (and (near a ~2 b) c) (and (not d) e))'], ['a -(b NEAR/3 c)', '(and a (not (near b ~3 c)))'],
  ])('%j', (text, expected) => expect(tree(text)).toBe(expected))

  it('counts words and phrases as terms', () => {
    expect(parseQuery('a "b c d" NEAR/2 (e OR fo*) -judul:g')).toMatchObject({ ok: true, terms: 5 })
  })

  it('says where a node stands', () => {
    expect(parseQuery('  a -judul:"b" ')).toMatchObject({
      root: { start: 2, end: 14, children: [{ start: 2, end: 3 }, { start: 4, end: 14, child: { start: 5, end: 14 } }] },
    })
  })
})

describe('fields', () => {
  it.each([
    ['judul:a Title:"b c" isi:d text:e BODY:f', '(and title:a title:"b c" text:d text:e text:f)'],
    ['penulis:a author:@b', '(and author:a author:@b)'],
    ['judul:(a isi:b OR (c =D))', '(or (and title:a text:b) (and title:c title:=D))'], ['judul:isi:a b', '(and text:a b)'],
    ['judul:AND judul:im* judul:=BPN', '(and title:and title:im* title:=BPN)'],
    ['sumber:https://www.detik.com/a?b sumber:www.a.co.id source:b.id/c',
      '(and source:"detik com" source:"a co id" source:"b id")'],
    ['sumber:"Kompas TV" sumber:(a.com OR HTTPS://b.com:80)', '(and source:"kompas tv" (or source:"a com" source:"b com"))'],
    ['bahasa:IN lang:su language:(id OR jav)', '(and lang:id lang:su (or lang:id lang:jav))'],
  ])('%j', (text, expected) => expect(tree(text)).toBe(expected))
})

const long = (piece: string, times: number) => piece.repeat(times)

describe('refusals', () => {
  it.each([
    ['', ['empty 1']], [' \u200b\n', ['empty 1']],
    ['kata "kunci', ['unclosed-quote 6']], ['="kunci', ['unclosed-quote 2']], ['«a"', ['unclosed-quote 1']],
    ['a - b', ['no-letters 3']], ['a ... 😭', ['no-letters 3', 'no-letters 7']], ['""', ['no-letters 1']], ['ʼ', ['no-letters 1']],
    ['* a* *b ab*', ['wildcard-too-short 1', 'wildcard-too-short 3', 'wildcard-too-short 6']],
    ['"a *"', ['wildcard-too-short 1']],
    ['#Save*', ['tag-wildcard 1']], ['=BP* ="a b*"', ['exact-wildcard 1', 'exact-wildcard 6']],
    ['=(a)', ['exact-what 1']], ['=judul:a', ['exact-what 1']], ['=#Tag', ['exact-what 1']], ['="#Tag"', ['exact-what 1']],
    ['a =', ['exact-what 3']], ['==a', ['exact-what 1']], ['=www.a.id b', ['address 2', 'exact-what 1']],
    ['+a +b', ['plus 1', 'plus 4']], ['a + b', ['plus 3']],
    ['a|b', ['use-word-operator 2']], ['a && b & c || d', ['use-word-operator 3', 'use-word-operator 8', 'use-word-operator 12']],
    ['"a b"~5', ['use-near 6']], ['KPK~ a', ['use-near 4']],
    ['https://a.id', ['address 1']], ['a "www.b.id"', ['address 3']], ['penulis:www.b.id', ['address 9']],
    ['warna:merah', ['unknown-field 1']], ['a (foo:bar', ['unclosed-bracket 3', 'unknown-field 4']],
    ['judul:', ['field-empty 1']], ['judul: a', ['field-empty 1']], ['(judul:)', ['field-empty 2']],
    ['judul:-a', ['field-empty 1']],
    ['bahasa:indonesia', ['bahasa-value 8']], ['bahasa:i*', ['bahasa-value 8']], ['bahasa:(id OR =EN)', ['bahasa-value 15']],
    ['a NEAR b', ['near-distance 3']], ['a NEAR/x b', ['near-distance 3']], ['a near/ b', ['near-distance 3']],
    ['a NEAR/0 b', ['near-distance-range 3']], ['a ONEAR/101 b', ['near-distance-range 3']],
    ['a NEAR/5 (b c)', ['near-operand 11']], ['a NEAR/5 -b', ['near-operand 10']], ['(a NEAR/2 b) NEAR/5 c', ['near-operand 2']],
    ['a NEAR/5 (b OR c d)', ['near-operand 16']], ['NOT a NEAR/5 b', ['near-operand 1']],
    ['AND a', ['missing-operand 1']], ['a OR', ['missing-operand 3']], ['a AND OR b', ['missing-operand 3']],
    ['a NOT', ['missing-operand 3']],
    ['(a OR) b', ['missing-operand 4']], ['NEAR/5 a', ['missing-operand 1']], ['a NEAR/5', ['missing-operand 3']],
    ['(DAN a)', ['missing-operand 2']],
    ['()', ['empty-group 1']], ['a judul:( )', ['empty-group 9']],
    ['(a', ['unclosed-bracket 1']], ['(', ['unclosed-bracket 1']], ['a (b (c)', ['unclosed-bracket 3']],
    ['a)', ['unopened-bracket 2']], [')', ['unopened-bracket 1']], ['a) "b', ['unopened-bracket 2', 'unclosed-quote 4']],
    ['-a', ['no-positive 1']], ['a OR -b', ['no-positive 6']], ['NOT (a b)', ['no-positive 1']], ['-a -b', ['no-positive 1']],
    ['a (b OR -c)', []], ['(a -b) OR (NOT c)', ['no-positive 12']], ['NOT (a -b)', ['no-positive 6']],
    ['a OR -(b NEAR/2 c)', ['no-positive 6']],
    ['"a', ['unclosed-quote 1']], ['a AND judul: OR "b', ['field-empty 7', 'unclosed-quote 17']],
  ])('%j', (text, expected) => expect(problems(text).sort()).toEqual([...expected].sort()))

  it('holds the limits', () => {
    expect(problems(long('a', 4000))).toEqual([])
    expect(problems(long('a', 4001))).toEqual(['too-long 4001'])
    expect(problems(long('a ', 500))).toEqual([])
    expect(problems(long('a ', 501))).toEqual(['too-many-terms 1001'])
    expect(problems(`${long('(', 20)}a${long(')', 20)}`)).toEqual([])
    expect(problems(`${long('(', 21)}a${long(')', 21)}`)).toEqual(['too-deep 21'])
    expect(problems(long('-', 3999) + 'a')).toEqual(['no-positive 1'])
    expect(parseQuery(long('(', 4000))).toMatchObject({ problems: [{ values: { limit: 20, have: 4000 } }] })
  })

  it('gives what a sentence needs', () => {
    const known = 'judul, isi, penulis, sumber, bahasa'
    expect(parseQuery('a DAN warna:b')).toMatchObject({ problems: [{ values: { name: 'warna', known } }] })
    expect(parseQuery('a DAN')).toMatchObject({ problems: [{ start: 2, end: 5, values: { name: 'DAN', column: 3 } }] })
    expect(parseQuery('a NEAR/5 (b c)')).toMatchObject({ problems: [{ values: { name: 'AND' } }] })
    expect(parseQuery('a | b')).toMatchObject({ problems: [{ values: { operator: 'OR', text: '|' } }] })
  })
})

describe('hints', () => {
  it.each([
    ['hukum dan ham', ['lowercase-operator 7']], ['a Atau (b)', ['lowercase-operator 3']], ['dan a', []], ['a dan', []],
    ['a "dan" b', []], ['a =dan b', []], ['judul:dan a', []], ['a DAN b', []],
    ['a b OR c', ['mixed-and-or 5']], ['a OR b -c', ['mixed-and-or 3']], ['(a b) OR c', []], ['a (b OR c)', []],
    ['a OR b OR c', []],
    ['x (a OR b c)', ['mixed-and-or 6']], ['a NEAR/2 b OR c', []], ['a OR judul:b', []], ['a b OR "c', ['mixed-and-or 5']],
    ['a) b OR c', ['mixed-and-or 6']],
  ])('%j', (text, expected) => expect(hints(text)).toEqual(expected))
})

describe('sentences', () => {
  it('names the column and what to do', () => {
    expect(tree('kantor imig "antre')).toEqual(['column 13: the quotation mark is not closed; add a closing "'])
    expect(tree('a NEAR/500 b')).toEqual(['column 3: NEAR takes 1 to 100 words, not 500'])
  })

  it('has one for every code', () => {
    for (const code of queryRemarkCodes) {
      expect(describeQueryRemark({ code, start: 0, end: 0, values: {} })).not.toContain(`: ${code}`)
    }
    expect(describeQueryRemark({ code: 'toString', start: 3, end: 4, values: {} })).toBe('column 4: toString')
  })
})

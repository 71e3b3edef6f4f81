import fc from 'fast-check'
import { TermKind, type Term } from '@kentongan/contracts'
import { parseQuery } from '../language/parse-query'
import { evaluateNaively } from '../language/testing/evaluate-naively'
import { makeAgencyRules } from './make-agency-rules'

const sure = (kind: TermKind) => (text: string): Term => ({ kind, text, ambiguous: false })
const doubtful = (kind: TermKind) => (text: string): Term => ({ kind, text, ambiguous: true })
const name = sure('name')
const acronym = sure('acronym')
const keyword = sure('keyword')
const context = sure('context')
const place = sure('place')
const exclude = sure('exclude')
const source = sure('source')

describe('makeAgencyRules', () => {
  it.each<[string, Term[], string | null, string | null]>([
    ['no terms', [], null, null],
    ['only deciding terms', [context('tanah'), exclude('tim'), source('a.id')], null, null],
    ['a name of several words', [name('Badan Pertanahan Nasional')], '"Badan Pertanahan Nasional"', null],
    ['a name of one word', [name('Imigrasi')], 'Imigrasi', null],
    ['an acronym', [acronym('KPK')], '=KPK', null],
    ['an acronym with small letters', [acronym('Polri')], '=Polri OR =POLRI', null],
    ['an acronym of two words', [acronym('PT KAI')], '="PT KAI"', null],
    ['kinds in their order, as given within', [sure('title')('Menkes'), acronym('KKP'), name('Dinas B'), name('Dinas A')], '"Dinas B" OR "Dinas A" OR =KKP OR Menkes', null],
    ['a hashtag and a handle', [keyword('#PelayananImigrasi'), acronym('@KPK_RI')], '@KPK_RI OR #PelayananImigrasi', null],
    ['a hashtag among words', [keyword('aksi #damai')], '"aksi #damai"', null],
    ['ambiguous, nothing decides', [doubtful('acronym')('PN')], null, '=PN'],
    ['ambiguous, near a word', [doubtful('acronym')('BPN'), context('tanah')], '=BPN NEAR/12 tanah', '=BPN'],
    ['ambiguous, near words and places', [doubtful('acronym')('BPN'), doubtful('office')('Kantor Tanah'), context('sertifikat'), place('Jawa Timur')],
      '(=BPN OR "Kantor Tanah") NEAR/12 (sertifikat OR "Jawa Timur")', '=BPN OR "Kantor Tanah"'],
    ['ambiguous, in a source of the beat', [doubtful('acronym')('PN'), source('jatim.antaranews.com'), source('a.id')],
      '(=PN (sumber:jatim.antaranews.com OR sumber:a.id))', '=PN'],
    ['everything', [name('Badan Pertanahan Nasional'), doubtful('acronym')('BPN'), context('tanah'), source('a.id'), exclude('Badan Pemenangan')],
      '("Badan Pertanahan Nasional" OR =BPN NEAR/12 tanah OR (=BPN sumber:a.id)) NOT "Badan Pemenangan"', '=BPN NOT "Badan Pemenangan"'],
    ['several excluded', [acronym('BPN'), exclude('satu'), exclude('dua tiga')], '=BPN NOT (satu OR "dua tiga")', null],
    ['words that are operators', [name('DAN'), name('bukan'), name('Near')], '"DAN" OR "bukan" OR "Near"', null],
    ['signs with a meaning', [name('Satgas "Saber" Pungli*'), name('-Dinas'), name('judul:x'), name("Ma'ruf"), name('a/b (c)')],
      '"Satgas Saber Pungli" OR "-Dinas" OR "judul:x" OR "Ma\'ruf" OR "a/b (c)"', null],
    ['a word with a hidden joint', [name('antar\u200bkota')], '"antar\u200bkota"', null],
    ['near, and excluded', [doubtful('acronym')('PN'), context('hakim'), exclude('tiga')], '(=PN NEAR/12 hakim) NOT tiga', '=PN NOT tiga'],
    ['a source by its title', [doubtful('acronym')('PN'), source('Antara Jatim')], '(=PN sumber:"Antara Jatim")', '=PN'],
    ['an address', [keyword('https://www.lapor.go.id'), name('WWW.x')], 'x OR "lapor.go.id"', null],
    ['a hashtag with a sign', [acronym('#KPK!'), acronym('(@kpk_ri)')], '#KPK OR @kpk_ri', null],
    ['terms without a letter', [name('--'), acronym('!!'), name('"*"'), source('//')], null, null],
    ['the same clause twice', [name('Bulog'), keyword('Bulog'), acronym('Bulog'), acronym('BULOG')], 'Bulog OR =Bulog OR =BULOG', null],
  ])('%s', (_name, terms, sureQuery, reviewQuery) => {
    expect(makeAgencyRules(terms)).toEqual({ sure: sureQuery, review: reviewQuery })
  })
})

describe('laws', () => {
  const pieces = fc.array(fc.constantFrom('KPK', 'bpn', 'dan', 'OR', 'NEAR/3', '-', '=', '"', '“', '«', '*', '(', ')', '#', '@', ':', 'judul:', 'www.', 'http://',
    'é', 'e\u0301', '\u200b', '½', 'ß', "'", ' ', '/', '\\', '|', '+', '~2', '\u02bc', '\uff9e'), { maxLength: 6 }).map(parts => parts.join(''))
  const text = fc.oneof(pieces, fc.string(), fc.string({ unit: 'binary', maxLength: 12 }))
  const term = fc.record({ kind: fc.constantFrom(...TermKind.options), text, ambiguous: fc.boolean() })

  it('what is made parses without a hint', () => {
    fc.assert(fc.property(fc.array(term, { maxLength: 40 }), terms => {
      for (const query of Object.values(makeAgencyRules(terms)).filter(each => each !== null)) {
        expect({ query, parsed: parseQuery(query) }).toMatchObject({ parsed: { ok: true, hints: [] } })
      }
    }), { numRuns: 2_000 })
  })

  it('finds the text of each name', () => {
    // The words of an address are said by nobody, and a letter that folds to nothing is a word of its own in a post only.
    const name = text.filter(each => !/www\.|https?:|[\u02bc\uff9e\uff9f]/i.test(each))
    fc.assert(fc.property(fc.constantFrom(...TermKind.options.slice(0, 5)), name, (kind, said) => {
      const { sure } = makeAgencyRules([{ kind, text: said, ambiguous: false }])
      const parsed = sure === null ? null : parseQuery(sure)
      if (parsed?.ok !== true) return
      const title = `Kata ${said.replace(/["“”„«»*]/g, ' ').normalize('NFC')} kemarin`
      expect({ title, spans: evaluateNaively(parsed.root, { title, text: '', author: '', source: '', lang: '' }) }).not.toMatchObject({ spans: null })
    }), { numRuns: 1_000 })
  })
})

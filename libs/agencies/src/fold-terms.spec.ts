import fc from 'fast-check'
import { TermKind, type Term } from '@kentongan/contracts'
import { foldTerms } from './fold-terms'

const term = (kind: TermKind, text: string, ambiguous = false): Term => ({ kind, text, ambiguous })
const name = (text: string, ambiguous = false) => term('name', text, ambiguous)
const acronym = (text: string, ambiguous = false) => term('acronym', text, ambiguous)
const source = (text: string) => term('source', text)

describe('foldTerms', () => {
  it.each<[string, Term[], Term[]]>([
    ['nothing', [], []],
    ['another case of a name', [name('Dinas Air'), name('DINAS AIR')], [name('Dinas Air')]],
    ['other white space', [name('Dinas Air'), name(' dinas \n air ')], [name('Dinas Air')]],
    ['an acronym counts as it is written', [acronym('PAM'), acronym('pam'), acronym('PAM')], [acronym('PAM'), acronym('pam')]],
    ['the same words in another kind stay', [name('PAM'), acronym('PAM')], [name('PAM'), acronym('PAM')]],
    ['composed and decomposed letters', [name('Café'), name('Cafe\u0301')], [name('Café')]],
    ['the flag of the only one', [acronym('PN', true)], [acronym('PN', true)]],
    ['an ambiguous twin, later', [acronym('PN'), name('PAM'), acronym('PN', true)], [acronym('PN', true), name('PAM')]],
    ['an ambiguous twin, earlier', [name('Imigrasi', true), name('imigrasi')], [name('Imigrasi', true)]],
    ['a word that only decides', [term('context', 'tanah', true)], [term('context', 'tanah')]],
    ['an address and its host', [source('https://www.Jatim.Antaranews.com/rss?x=1'), source('jatim.antaranews.com')], [source('jatim.antaranews.com')]],
    ['a port and a path', [source('antaranews.com:8080/a/b')], [source('antaranews.com')]],
    ['two ports', [source('antaranews.com:80:80')], [source('antaranews.com')]],
    ['a source that is no address', [source('Antara / Jatim')], [source('antara / jatim')]],
    ['a source without a host', [source('Http://')], [source('http://')]],
  ])('%s', (_name, terms, expected) => {
    expect(foldTerms(terms)).toEqual(expected)
  })

  it('changes nothing the second time', () => {
    const parts = fc.constantFrom('$', ' ', '/', ':', '1', '#', 'www.', 'http://', '.', 'a', 'J\u030C', 'id')
    const text = fc.oneof(fc.constantFrom('PN', 'pn', ' Dinas  Air', 'dinas air'), fc.array(parts).map(each => each.join('')), fc.string({ minLength: 2 }))
    const terms = fc.array(fc.record({ kind: fc.constantFrom(...TermKind.options), text, ambiguous: fc.boolean() }))
    fc.assert(fc.property(terms, given => {
      expect(foldTerms(foldTerms(given))).toEqual(foldTerms(given))
    }), { numRuns: 500 })
  })
})

import type { Term } from '@kentongan/contracts'
import { foldTerms } from './fold-terms'

const name = (text: string): Term => ({ kind: 'name', text })
const acronym = (text: string): Term => ({ kind: 'acronym', text })

describe('foldTerms', () => {
  it.each<[string, Term[], Term[]]>([
    ['nothing', [], []],
    ['another case of a name', [name('Dinas Air'), name('DINAS AIR')], [name('Dinas Air')]],
    ['other white space', [name('Dinas Air'), name(' dinas \n air ')], [name('Dinas Air')]],
    ['an acronym counts as it is written', [acronym('PAM'), acronym('pam'), acronym('PAM')], [acronym('PAM'), acronym('pam')]],
    ['the same words in another kind stay', [name('PAM'), acronym('PAM')], [name('PAM'), acronym('PAM')]],
    ['composed and decomposed letters', [name('Café'), name('Cafe\u0301')], [name('Café')]],
  ])('%s', (_name, terms, expected) => {
    expect(foldTerms(terms)).toEqual(expected)
  })
})

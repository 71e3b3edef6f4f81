import fc from 'fast-check'
import { stripClitics, stripCliticsFromAcronym } from './strip-clitics'
import { WHOLE_WORDS } from './whole-words'

it.each([
  ['imigrasinya', 'imigrasi'], ['imigrasiku', 'imigrasi'], ['imigrasimu', 'imigrasi'], ['imigrasilah', 'imigrasi'],
  ['imigrasikah', 'imigrasi'], ['imigrasipun', 'imigrasi'], ['imigrasinyakah', 'imigrasi'], ['kpknya', 'kpk'],
  ['masalah', 'masalah'], ['masalahnya', 'masalah'], ['sekolahmulah', 'sekolah'], ['buku', 'buku'], ['nya', 'nya'], ['', ''],
  ['imigrasi', 'imigrasi'], ['kahimigrasi', 'kahimigrasi'],
])('%s → %s', (word, expected) => expect(stripClitics(word)).toBe(expected))

it('takes the clitics off any stem that does not itself end like one', () => {
  const stem = fc.stringMatching(/^[a-z]{2,10}[bdgrst]$/)
  const possessive = fc.constantFrom('', 'nya', 'ku', 'mu')
  const particle = fc.constantFrom('', 'lah', 'kah', 'pun')
  fc.assert(fc.property(stem, possessive, particle, (word, own, stress) => {
    fc.pre(!WHOLE_WORDS.has(word + own) && !WHOLE_WORDS.has(word + own + stress))
    expect(stripClitics(word + own + stress)).toBe(word)
  }))
})

it('lists only words that would otherwise be stripped', () => {
  const needless = [...WHOLE_WORDS].filter(word => !/^.{3,}(?:lah|kah|pun|nya|ku|mu)$/.test(word))
  expect(needless).toEqual([])
})

it.each([
  ['PNnya', 'pn'], ['KAIlah', 'kai'], ['BPNnyalah', 'bpn'], ['PN', undefined], ['Pnnya', undefined], ['PNNYA', undefined],
])('tells an acronym of capitals from a small clitic: %s', (written, expected) => {
  expect(stripCliticsFromAcronym(written)).toBe(expected)
})

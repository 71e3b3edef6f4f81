import { type Agency, type Term, TermKind } from '@kentongan/contracts'
import fc from 'fast-check'
import { initialsOf, subtreeOf, treeOrder } from './agency-tree'
import { mergeTerms, mergeValue, wordChanges } from './merge-agency'
import { sourceHosts } from './source-hosts'
import { type Chip, isUndecidable, keepMarks, listsOf, noTerms, type TermLists, termsOf, toggleMark, withoutCapital, withoutHost } from './terms'

const node = (id: number, parentId: number | null, name = `N${id}`) => ({ id, parentId, name })
const shape = (nodes: ReturnType<typeof node>[]) => treeOrder(nodes).map(({ node: { id }, depth }) => `${'-'.repeat(depth)}${id}`)

describe('the tree', () => {
  it.each([
    ['children below their parents, by name', [node(3, 1, 'B'), node(2, 1, 'A'), node(1, null)], ['1', '-2', '-3']],
    ['deep', [node(1, null), node(2, 1), node(3, 2)], ['1', '-2', '--3']],
    ['a parent out of reach makes a root', [node(2, 99)], ['2']],
    ['a loop loses nobody', [node(1, 2), node(2, 1)], ['1', '-2']],
    ['nothing', [], []],
  ])('%s', (_name, nodes, expected) => {
    expect(shape(nodes)).toEqual(expected)
  })

  it('shows each exactly once, whatever the parents', () => {
    const anyTree = fc.uniqueArray(fc.integer({ min: 1, max: 20 })).chain(ids =>
      fc.tuple(...ids.map(id => fc.option(fc.integer({ min: 1, max: 22 })).map(parent => node(id, parent)))))
    fc.assert(fc.property(anyTree, nodes => {
      expect(treeOrder(nodes).map(branch => branch.node.id).sort()).toEqual(nodes.map(each => each.id).sort())
    }))
  })

  it('knows what lies below', () => {
    const nodes = [node(4, 3), node(3, 2), node(2, 1), node(1, null), node(5, 1)]
    expect([...subtreeOf(nodes, 2)].sort()).toEqual([2, 3, 4])
    expect([...subtreeOf(nodes, 5)]).toEqual([5])
  })

  it.each([['Pemerintah Kota Teluk', 'KT'], ['BPBD', 'B'], ['dinas sosial kota', 'DS'], ['Pemerintah', 'P'], ['Analis Humas', 'AH'], ['112', '1']])('initials of %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

const word = (kind: TermKind, text: string, ambiguous = false): Term => ({ kind, text, ambiguous })
const chips = (...texts: string[]): Chip[] => texts.map(text => (text.endsWith('?') ? { text: text.slice(0, -1), ambiguous: true } : { text, ambiguous: false }))
const lists = (given: Partial<TermLists>): TermLists => ({ ...noTerms, ...given })

describe('words', () => {
  const terms = TermKind.options.map(kind => word(kind, `${kind} satu`, kind === 'acronym'))

  it('go into their fields and back, with their marks', () => {
    expect(termsOf(listsOf(terms))).toEqual(terms)
  })

  it('count once, and are ambiguous if one of two was', () => {
    expect(termsOf(lists({ name: chips('Dinas?', ' dinas '), acronym: chips('DS', 'Ds'), keyword: chips('x') }))).toEqual([
      word('name', 'dinas', true), word('acronym', 'DS'), word('acronym', 'Ds'),
    ])
  })

  it('keep their marks while others come and go', () => {
    expect(keepMarks(chips('BPN?', 'ATR'), ['ATR', 'BPN', 'baru'])).toEqual(chips('ATR', 'BPN?', 'baru'))
    expect(toggleMark(chips('BPN', 'ATR'), 'BPN')).toEqual(chips('BPN?', 'ATR'))
    expect(toggleMark(toggleMark(chips('BPN', 'ATR'), 'BPN'), 'BPN')).toEqual(chips('BPN', 'ATR'))
  })

  it('tells acronyms that are ordinary words as well', () => {
    expect(withoutCapital(chips('BPBD', 'bpbd', 'Kemenkes', '112'))).toEqual(['bpbd', '112'])
  })

  it('tells sources that are no address', () => {
    expect(withoutHost(chips('warta.example', 'Warta Teluk', 'https://warta.example/rss', 'warta'))).toEqual(['Warta Teluk', 'warta'])
  })

  it.each<[string, Partial<TermLists>, boolean]>([
    ['nothing ambiguous', { acronym: chips('BPBD') }, false],
    ['ambiguous, and nothing decides', { acronym: chips('BPN?') }, true],
    ['an ambiguous office too', { office: chips('Kantor Cabang?') }, true],
    ['excluding words decide nothing', { acronym: chips('BPN?'), exclude: chips('pemenangan') }, true],
    ['a context word', { acronym: chips('BPN?'), context: chips('tanah') }, false],
    ['a place', { acronym: chips('BPN?'), place: chips('Bima') }, false],
    ['a source', { acronym: chips('BPN?'), source: chips('warta.example') }, false],
  ])('asks for something that decides: %s', (_name, given, expected) => {
    expect(isUndecidable(lists(given))).toBe(expected)
  })
})

describe('hosts of sources', () => {
  const source = (title: string, url: string) => ({ title, url })

  it('stand once, without www, by title', () => {
    expect(sourceHosts([source('Warta B', 'https://www.warta.example/b.xml'), source('Antara', 'https://jatim.antara.example/rss'), source('Warta A', 'http://Warta.example/a')])).toEqual([
      { host: 'jatim.antara.example', titles: ['Antara'] }, { host: 'warta.example', titles: ['Warta A', 'Warta B'] },
    ])
  })

  it('leave out what has no address', () => {
    expect(sourceHosts([source('Rusak', 'bukan alamat')])).toEqual([])
  })
})

describe('two people editing', () => {
  const agency = (terms: Term[], version: number): Agency => ({ id: 1, parentId: null, name: 'Dinas', timeZone: 'Asia/Jakarta', version, terms, mentions7d: 0 })
  const base = agency([word('keyword', 'lama'), word('keyword', 'tetap'), word('acronym', 'DS')], 1)
  const theirs = agency([word('keyword', 'tetap'), word('keyword', 'mereka'), word('acronym', 'DS', true)], 2)
  const mine = (given: Partial<TermLists>) => lists({ ...listsOf(base.terms), ...given })

  it('shows what the other did', () => {
    expect(wordChanges(base.terms, theirs.terms)).toEqual([
      { kind: 'keyword', text: 'mereka', change: 'added' }, { kind: 'acronym', text: 'DS', change: 'ambiguous' }, { kind: 'keyword', text: 'lama', change: 'removed' },
    ])
    expect(wordChanges(theirs.terms, base.terms)).toContainEqual({ kind: 'acronym', text: 'DS', change: 'certain' })
  })

  it('puts both together', () => {
    expect(mergeTerms(base, theirs, mine({ keyword: chips('lama', 'tetap', 'saya') }))).toEqual(lists({ keyword: chips('tetap', 'saya', 'mereka'), acronym: chips('DS?') }))
  })

  it('merges every kind', () => {
    const all = TermKind.options.map(kind => word(kind, 'mereka'))
    const merged = mergeTerms(agency([], 1), agency(all, 2), lists(Object.fromEntries(TermKind.options.map(kind => [kind, chips('saya')]))))
    for (const kind of TermKind.options) expect(merged[kind]).toEqual(chips('saya', 'mereka'))
  })

  it.each<[string, Chip[], Chip[]]>([
    ['doubles nothing that both added, and keeps my mark', chips('tetap', 'mereka?'), chips('tetap', 'mereka?')],
    ['keeps what they removed where I marked it', chips('lama?', 'tetap'), chips('lama?', 'tetap', 'mereka')],
    ['leaves out what I removed', chips('lama'), chips('mereka')],
  ])('%s', (_name, keyword, expected) => {
    expect(mergeTerms(base, theirs, mine({ keyword })).keyword).toEqual(expected)
  })

  it('takes their mark only where I left mine alone', () => {
    const marked = agency([word('acronym', 'DS', true)], 1)
    const cleared = agency([word('acronym', 'DS')], 2)
    expect(mergeTerms(marked, cleared, listsOf(marked.terms)).acronym).toEqual(chips('DS'))
    expect(mergeTerms(base, theirs, mine({ acronym: [] })).acronym).toEqual([])
  })

  it('changes nothing where they changed nothing', () => {
    const anyLists = fc.record(Object.fromEntries(TermKind.options.map(kind => [kind, fc.uniqueArray(fc.record({ text: fc.constantFrom('a', 'b', 'c'), ambiguous: fc.boolean() }), { selector: chip => chip.text })])))
    fc.assert(fc.property(anyLists, given => {
      expect(mergeTerms(base, base, lists(given))).toEqual(given)
    }))
  })

  it.each([['theirs where I changed nothing', 'a', 'b', 'a', 'b'], ['mine where I did', 'a', 'b', 'c', 'c'], ['mine where only I did', 'a', 'a', 'c', 'c']])('takes %s', (_name, was, their, mine, expected) => {
    expect(mergeValue(was, their, mine)).toBe(expected)
  })
})

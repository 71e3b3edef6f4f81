import type { Agency, Term } from '@kentongan/contracts'
import fc from 'fast-check'
import { initialsOf, subtreeOf, treeOrder } from './agency-tree'
import { mergeTerms, mergeValue, wordChanges } from './merge-agency'
import { doubtfulAcronyms, listsOf, termsOf } from './terms'

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

describe('words', () => {
  const terms: Term[] = [{ kind: 'name', text: 'Dinas Sosial' }, { kind: 'acronym', text: 'DS' }, { kind: 'keyword', text: 'bantuan' }]

  it('go into three lists and back', () => {
    expect(termsOf(listsOf(terms))).toEqual(terms)
  })

  it('count once', () => {
    expect(termsOf({ name: ['Dinas', ' dinas '], acronym: ['DS', 'Ds'], keyword: ['x'] })).toEqual([
      { kind: 'name', text: 'dinas' }, { kind: 'acronym', text: 'DS' }, { kind: 'acronym', text: 'Ds' },
    ])
  })

  it('tells acronyms that could never match', () => {
    expect(doubtfulAcronyms(['BPBD', 'bpbd', 'Kemenkes', '112'])).toEqual(['bpbd', '112'])
  })
})

describe('two people editing', () => {
  const agency = (terms: Term[], version: number): Agency => ({ id: 1, parentId: null, name: 'Dinas', timeZone: 'Asia/Jakarta', version, terms, mentions7d: 0 })
  const base = agency([{ kind: 'keyword', text: 'lama' }, { kind: 'keyword', text: 'tetap' }], 1)
  const theirs = agency([{ kind: 'keyword', text: 'tetap' }, { kind: 'keyword', text: 'mereka' }], 2)

  it('shows what the other did', () => {
    expect(wordChanges(base.terms, theirs.terms)).toEqual([{ kind: 'keyword', text: 'mereka', change: 'added' }, { kind: 'keyword', text: 'lama', change: 'removed' }])
  })

  it('puts both together', () => {
    const mine = { name: [], acronym: [], keyword: ['lama', 'tetap', 'saya'] }
    expect(mergeTerms(base, theirs, mine).keyword).toEqual(['tetap', 'saya', 'mereka'])
  })

  it('doubles nothing that both added', () => {
    expect(mergeTerms(base, theirs, { name: [], acronym: [], keyword: ['tetap', 'mereka'] }).keyword).toEqual(['tetap', 'mereka'])
  })

  it.each([['theirs where I changed nothing', 'a', 'b', 'a', 'b'], ['mine where I did', 'a', 'b', 'c', 'c'], ['mine where only I did', 'a', 'a', 'c', 'c']])('takes %s', (_name, was, their, mine, expected) => {
    expect(mergeValue(was, their, mine)).toBe(expected)
  })
})

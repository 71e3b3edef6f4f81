import { catalogueText } from './testing/catalogue-text'
import { openBranches } from './open-branches'
import { precisionText } from './precision-text'
import { readKeywordSearch } from './keyword-search'
import { wordDifference } from './word-difference'

it.each([
  [{}, {}],
  [{ instansi: '3', aturan: '12', hari: '30' }, { instansi: 3, aturan: 12, hari: 30 }],
  [{ instansi: 3, aturan: 'baru', hari: 7 }, { instansi: 3, aturan: 'baru' }],
  [{ instansi: '-1', aturan: 'x', hari: '12' }, {}],
  [{ instansi: '1.5', aturan: '' }, {}],
])('reads the address %j as %j', (raw, search) => {
  expect(readKeywordSearch(raw)).toEqual(search)
})

describe('the tree of agencies', () => {
  const branch = (id: number, depth: number, name: string) => ({ node: { id, parentId: null, name }, depth })
  const branches = [branch(1, 0, 'Kota'), branch(2, 1, 'Dinas'), branch(3, 2, 'Bagian'), branch(4, 1, 'Badan'), branch(5, 0, 'Provinsi')]
  const shown = (words: string, folded: number[]) => openBranches(branches, { words, folded: new Set(folded) }).map(({ node, open }) => [node.id, open])

  it('knows what can be folded', () => {
    expect(shown('', [])).toEqual([[1, true], [2, true], [3, null], [4, null], [5, null]])
  })

  it('hides what lies below a folded branch, not beside it', () => {
    expect(shown('', [2])).toEqual([[1, true], [2, false], [4, null], [5, null]])
    expect(shown('', [1, 2])).toEqual([[1, false], [5, null]])
  })

  it('finds names even below folded branches', () => {
    expect(shown('BA', [1])).toEqual([[3, null], [4, null]])
  })
})

describe('precision in words', () => {
  const format = { share: (value: number) => value.toFixed(2).replace('.', ',') }
  const precision = { judged: 34, irrelevant: 5, share: 0.8529, low: 0.7, high: 0.94, attention: false }

  it('says share, interval and how many', () => {
    expect(precisionText(catalogueText, format, precision)).toBe('0,85 (0,70–0,94) dari 34 penilaian')
  })

  it('says that nobody looked', () => {
    expect(precisionText(catalogueText, format, { ...precision, judged: 0, share: null })).toBe('belum dinilai')
  })
})

it('tells two queries apart by words, and loses none', () => {
  const changes = wordDifference('BPBD OR "posko banjir"', 'BPBD OR "posko utama" OR rob')
  expect(changes.filter(change => change.kind !== 'removed').map(change => change.text).join('')).toBe('BPBD OR "posko utama" OR rob')
  expect(changes.filter(change => change.kind !== 'added').map(change => change.text).join('')).toBe('BPBD OR "posko banjir"')
  expect(wordDifference('sama', 'sama')).toEqual([{ text: 'sama', kind: 'same' }])
})

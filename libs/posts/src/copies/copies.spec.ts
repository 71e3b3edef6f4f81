import * as fc from 'fast-check'
import { createCopyIndex, findCopy, forgetTexts, keepText } from './copy-index'
import { describeChange } from './describe-change'
import { leastOverlap, measureOverlap } from './measure-copy'
import { shingleText } from './shingle-text'

const word = fc.stringMatching(/^[a-z]{3,9}$/)
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map(words => words.join(' '))
const long = fc.uniqueArray(word, { minLength: 40, maxLength: 60 })

const indexOf = (...texts: readonly string[]) =>
  createCopyIndex(texts.map((one, at) => ({ id: at + 1, first: 1, shingles: shingleText(one) })))

describe('shingleText', () => {
  it('does not see case, links, handles, emoji and punctuation', () => {
    expect(shingleText('BANJIR besar 😭 melanda @kota, Garut! https://a.example/x')).toEqual(shingleText('banjir besar melanda garut'))
  })
  it('has one shingle for a short text and none for an empty one', () => {
    expect(shingleText('banjir besar').hashes).toHaveLength(1)
    expect(shingleText('😭 https://a.example')).toEqual({ words: 0, hashes: new Int32Array() })
  })
  it('has them ascending, so that they can be compared in one pass', () => {
    fc.assert(fc.property(text, one => {
      const { hashes } = shingleText(one)
      expect([...hashes]).toEqual([...new Set(hashes)].sort((a, b) => a - b))
    }))
  })
})

describe('measureOverlap', () => {
  it('is the Jaccard similarity of the sets', () => {
    const set = fc.uniqueArray(fc.integer({ min: -0x80000000, max: 0x7fffffff }), { maxLength: 30 })
    fc.assert(fc.property(set, set, set, (a, b, common) => {
      const [one, other] = [new Set([...a, ...common]), new Set([...b, ...common])]
      const shared = [...one].filter(value => other.has(value)).length
      const sorted = (values: ReadonlySet<number>) => Int32Array.from(values).sort()
      expect(measureOverlap(sorted(one), sorted(other))).toBe(shared === 0 ? 0 : shared / (one.size + other.size - shared))
    }))
  })
  it('asks more of short texts', () => {
    expect([2, 5, 24, 300].map(leastOverlap)).toEqual([0.95, 0.95, 0.35, 0.35])
    expect(leastOverlap(10)).toBeGreaterThan(leastOverlap(15))
  })
})

describe('findCopy', () => {
  it('finds every text again', () => {
    fc.assert(fc.property(text, one => {
      expect(findCopy(indexOf(one), shingleText(one.toUpperCase()))).toMatchObject({ of: 1, first: 1, overlap: 1 })
    }))
  })
  it('finds a long text with a few words changed', () => {
    fc.assert(fc.property(long, fc.nat(39), fc.nat(39), (words, one, other) => {
      const changed = words.map((kept, at) => (at === one || at === other ? 'baru' : kept))
      expect(findCopy(indexOf(words.join(' ')), shingleText(changed.join(' ')))?.of).toBe(1)
    }))
  })
  it('takes a headline of five words with one changed for another', () => {
    expect(findCopy(indexOf('harga beras naik lagi kemarin'), shingleText('harga beras naik lagi besok'))).toBeNull()
  })
  it('finds nothing in what shares no three words', () => {
    expect(findCopy(indexOf('jalan rusak di kota lama'), shingleText('kota lama di jalan rusak'))).toBeNull()
    expect(findCopy(indexOf('', '😭'), shingleText(''))).toBeNull()
  })
  it('passes over what no longer counts, and what was forgotten', () => {
    const index = indexOf('jalan rusak di kota lama', 'jalan rusak di kota lama')
    const asked = shingleText('jalan rusak di kota lama')
    expect(findCopy(index, asked, id => id !== 1)?.of).toBe(2)
    forgetTexts(index, id => id === 2)
    expect(findCopy(index, asked)?.of).toBe(2)
  })
  it('gives the same whether texts were added one by one, forgotten or loaded', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 150 }), fc.nat(4), (texts, dropped) => {
      const grown = createCopyIndex()
      texts.forEach((one, id) => keepText(grown, { id, first: id, shingles: shingleText(one) }))
      forgetTexts(grown, id => id % 5 !== dropped)
      const loaded = createCopyIndex(grown.entries)
      for (const one of texts) expect(findCopy(loaded, shingleText(one))).toEqual(findCopy(grown, shingleText(one)))
    }), { numRuns: 20 })
  })
})

describe('describeChange', () => {
  const cut = (whole: string, stretches: readonly { start: number; end: number }[]) => stretches.map(({ start, end }) => whole.slice(start, end))

  it.each([
    ['Bupati buka pasar baru', 'Bupati buka pasar baru', [], []],
    ['Bupati buka pasar baru', 'BUPATI buka "pasar" baru!', [], []],
    ['Bupati buka pasar baru', 'Wali kota buka pasar', ['Bupati', 'baru'], ['Wali kota']],
    ['', 'Bupati buka', [], ['Bupati buka']],
    ['12 orang hilang', '15 orang hilang', ['12'], ['15']],
  ])('from %p to %p', (first, copy, removed, added) => {
    const change = describeChange(first, copy)
    expect(cut(first, change.removed)).toEqual(removed)
    expect(cut(copy, change.added)).toEqual(added)
  })

  it('leaves the same words in both when what it names is cut out', () => {
    fc.assert(fc.property(text, text, (first, copy) => {
      const rest = (whole: string, stretches: readonly { start: number; end: number }[]) =>
        [...stretches].reverse().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), whole).split(/\s+/).filter(Boolean)
      const { removed, added } = describeChange(first, copy)
      expect(rest(first, removed)).toEqual(rest(copy, added))
    }))
  })
})

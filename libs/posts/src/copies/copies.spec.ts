import * as fc from 'fast-check'
import { createCopyIndex, findCopy, forgetTexts, keepText, listTexts } from './copy-index'
import { describeChange } from './describe-change'
import { leastOverlap, measureOverlap } from './measure-copy'
import { MOST_SHINGLES, shingleText } from './shingle-text'

const word = fc.stringMatching(/^[a-z]{3,9}$/)
const text = fc.array(word, { minLength: 1, maxLength: 60 }).map(words => words.join(' '))
const long = fc.uniqueArray(word, { minLength: 40, maxLength: 60 })

function indexOf(...texts: readonly string[]) {
  const index = createCopyIndex()
  texts.forEach((one, at) => keepText(index, { id: at + 1, first: 1, shingles: shingleText(one) }))
  return index
}

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
  it('is close to it for texts of which only a sample of shingles is kept', () => {
    const words = Array.from({ length: 1_200 }, (_, at) => `kata${at}`)
    const overlap = (...texts: readonly (readonly string[])[]) => {
      const [one, other] = texts.map(some => shingleText(some.join(' ')).hashes)
      expect(Math.max(one!.length, other!.length)).toBe(MOST_SHINGLES)
      return measureOverlap(one!, other!)
    }
    expect(overlap(words, words)).toBe(1)
    expect(overlap(words.slice(0, 800), words.slice(400))).toBeGreaterThan(0.25)
    expect(overlap(words.slice(0, 800), words.slice(400))).toBeLessThan(0.42)
    expect(overlap(words, words.slice(0, 200))).toBeGreaterThan(0.1)
    expect(overlap(words, words.slice(0, 200))).toBeLessThan(0.24)
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
  it('takes the oldest of equals, and passes over what was forgotten', () => {
    const index = indexOf('jalan rusak di kota lama', 'jalan rusak di kota lama')
    const asked = shingleText('jalan rusak di kota lama')
    expect(findCopy(index, asked)?.of).toBe(1)
    forgetTexts(index, id => id === 2)
    expect(findCopy(index, asked)?.of).toBe(2)
    keepText(index, { id: 3, first: 3, shingles: asked })
    expect(findCopy(index, asked)?.of).toBe(2)
  })
  it('gives the same whether texts were added one by one, forgotten, added where others were, or loaded', () => {
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 150 }), fc.nat(4), (texts, dropped) => {
      const grown = createCopyIndex()
      const add = (one: string, id: number) => keepText(grown, { id, first: id, shingles: shingleText(one) })
      texts.forEach(add)
      forgetTexts(grown, id => id % 5 !== dropped)
      texts.slice(0, 30).forEach((one, at) => add(`${one} lagi`, 1_000 + at))
      const loaded = createCopyIndex()
      for (const one of listTexts(grown)) keepText(loaded, one)
      expect(listTexts(grown).map(({ id }) => id)).toEqual([...texts.keys()].filter(id => id % 5 !== dropped).concat(texts.slice(0, 30).map((_, at) => 1_000 + at)))
      for (const one of texts) expect(findCopy(loaded, shingleText(one))).toEqual(findCopy(grown, shingleText(one)))
    }), { numRuns: 20 })
  })
  it('finds every text among so many that the index has grown several times', () => {
    const name = (at: number) => Array.from({ length: 12 }, (_, word) => `kata${(at * 31 + word * 7919) % 99_991}`).join(' ')
    const index = createCopyIndex()
    for (let at = 0; at < 20_000; at++) keepText(index, { id: at, first: at, shingles: shingleText(name(at)) })
    forgetTexts(index, id => id % 2 === 1)
    for (let at = 1; at < 20_000; at += 997) expect(findCopy(index, shingleText(name(at)))?.of).toBe(at % 2 === 0 ? undefined : at)
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

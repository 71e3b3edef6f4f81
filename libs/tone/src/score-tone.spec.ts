import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { indexFeatures } from './index-features'
import { scoreTone } from './score-tone'
import { loadTone, serialiseTone } from './store-tone'
import { TONE_LABELS } from './tone-label'
import { probabilities, softmax, type ToneModel } from './tone-model'

const names = ['bagus', 'nya', 'ramah', 'tidak ramah']
const small: ToneModel = {
  version: 'small', scale: 0.1, bias: [0, 0.5, 0], names,
  weights: Int8Array.from([-10, 0, 20, 0, 0, 2, -5, 0, 10, 40, 0, -40]), index: indexFeatures(names),
}
const words = (text: string, model = small) => scoreTone(model, text).because.map(({ start, end }) => text.slice(start, end))

describe('a small model', () => {
  it('adds words and pairs, each once', () => {
    expect(scoreTone(small, 'ramah').label).toBe('positif')
    expect(scoreTone(small, 'Tidak ramah!').label).toBe('negatif')
    expect(scoreTone(small, 'ramah ramah').confidence).toBe(scoreTone(small, 'ramah').confidence)
    expect(scoreTone(small, 'ramah').confidence).toBeCloseTo(softmax([-0.5, 0.5, 1])[2], 12)
  })

  it('shows the words that decided, the strongest first, where they stand in the text as it came', () => {
    expect(words('RAMAH, «Bag\u200bus»')).toEqual(['Bag\u200bus', 'RAMAH'])
    expect(words('Bagusnya 😭')).toEqual(['Bagusnya'])
    expect(words('tidak ramah')).toEqual(['tidak', 'ramah'])
  })

  it('measures a reason in log-odds against the next likely label', () => {
    const { because } = scoreTone(small, 'bagus')
    expect(because).toEqual([{ start: 0, end: 5, weight: expect.closeTo(0.1 * (20 - 0), 12) }])
  })

  it('shows five reasons at most', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
    const weights = Int8Array.from(many.flatMap((_, at) => [0, 0, at + 1]))
    const model = { ...small, names: many, weights, index: indexFeatures(many) }
    expect(words('a b c d e f g', model)).toEqual(['g', 'f', 'e', 'd', 'c'])
  })

  it.each(['', '???', 'xyzzy', 'https://bagus.id/ramah'])('is blind and neutral where it knows nothing: %j', text => {
    expect(scoreTone(small, text)).toEqual({ label: 'netral', confidence: 1 / 3, because: [], version: 'small' })
  })

  it('knows a pair only where both words stand side by side', () => {
    expect(scoreTone(small, 'tidak pernah ramah').label).toBe('positif')
  })
})

describe('storing', () => {
  it('reads what it wrote', () => {
    expect(loadTone(serialiseTone(small))).toEqual(small)
    expect(serialiseTone(loadTone(serialiseTone(small)))).toBe(serialiseTone(small))
  })

  it('writes one feature a line', () => {
    expect(serialiseTone(small).split('\n')).toContain('"40,0,-40 tidak ramah"')
  })

  it.each(['{"format":"other"}', '{}', 'no json'])('refuses %s', data => expect(() => loadTone(data)).toThrow())
})

const shippedText = readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8')
const shipped = loadTone(shippedText)

describe('the model that ships', () => {
  it('is small', () => expect(Buffer.byteLength(shippedText)).toBeLessThan(2_000_000))

  it.each([
    ['Pelayanan di kantor imigrasi sangat ramah dan cepat', 'positif', 'ramah'],
    ['Mantap! Terima kasih @imigrasi', 'positif', 'Mantap'],
    ['Antrean lama sekali, petugas tidak ramah, mengecewakan', 'negatif', 'mengecewakan'],
    ['Tidak enak, pelayanannya buruk', 'negatif', 'buruk'],
    ['Warga kecewa dengan pelayanan loket', 'negatif', 'kecewa'],
    ['KPK periksa lima saksi', 'netral', 'periksa'],
  ] as const)('%s → %s', (text, label, decided) => {
    const tone = scoreTone(shipped, text)
    expect(tone.label).toBe(label)
    expect(tone.version).toBe(shipped.version)
    expect(words(text, shipped)).toContain(decided)
  })

  const anyText = fc.oneof(fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('bagus', 'buruk', 'tidak', 'ramahnya', '😭', ' ', '.', '#', 'é', 'KPK'), { maxLength: 30 })
      .map(list => list.join(' ')))

  it('gives a probability, reasons inside the text that do not overlap, and the same again', () => {
    fc.assert(fc.property(anyText, text => {
      const tone = scoreTone(shipped, text)
      expect(TONE_LABELS).toContain(tone.label)
      expect(tone.confidence).toBeGreaterThan(0.33)
      expect(tone.confidence).toBeLessThanOrEqual(1)
      expect(tone.because.length).toBeLessThanOrEqual(5)
      const places = [...tone.because].sort((a, b) => a.start - b.start)
      places.forEach(({ start, end }, at) => {
        expect(start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0)
        expect(end).toBeLessThanOrEqual(text.length)
      })
      expect(scoreTone(shipped, text)).toEqual(tone)
    }))
  })

  it('gives three probabilities that sum to one', () => {
    fc.assert(fc.property(fc.array(fc.nat({ max: shipped.names.length - 1 }), { maxLength: 300 }), known => {
      expect(probabilities(shipped, known).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
    }))
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { judgeTone } from './judge-tone'
import { REGISTERS, type Register } from './register'
import { completeModel, loadTone, serialiseTone } from './store-tone'
import { softmax, type Calibration } from './tone-model'

const plain: Calibration = { sharpness: 1, shift: [0, 0, 0], lean: [0, 0, 0], trusted: 0.8 }
const calibration = Object.fromEntries(REGISTERS.map(register => [register, plain])) as Record<Register, Calibration>
const small = completeModel({
  version: 'small', step: 0.1, bias: [0, 0.5, 0], calibration,
  names: ['b:tidak ramah', 'w:bagus', 'w:ramah', 'w:tidak', 'review|w:ramah'],
  weights: Int16Array.from([60, 0, -60, -10, 0, 30, -5, 0, 20, 0, 0, 0, 0, 0, 20]),
})
const words = (text: string) => judgeTone(small, { text }).because.map(({ start, end }) => text.slice(start, end))

describe('a small model', () => {
  it('adds words and pairs', () => {
    expect(judgeTone(small, { text: 'Ramah' }).label).toBe('positif')
    expect(judgeTone(small, { text: 'Tidak ramah!' }).label).toBe('negatif')
    expect(judgeTone(small, { text: 'Tidak pernah ramah!' }).label).toBe('positif')
  })

  it('gives a register its own weights on top of the shared ones', () => {
    const value = 1 / Math.sqrt(2)
    expect(judgeTone(small, { text: 'Ramah' }).confidence).toBeCloseTo(softmax([-0.5 * value, 0.5, 2 * value])[2], 6)
    expect(judgeTone(small, { text: 'ramah' }).confidence).toBeCloseTo(softmax([-0.5 * value, 0.5, 4 * value])[2], 6)
  })

  it('shows the words that decided, the strongest first, where they stand in the text as it came', () => {
    expect(words('RAMAH, «Bag\u200bus»')).toEqual(['Bag\u200bus', 'RAMAH'])
    expect(words('Bagusnya 😭')).toEqual(['Bagusnya'])
    expect(words('Tidak ramah')).toEqual(['Tidak', 'ramah'])
  })

  it.each(['', '???', 'xyzzy', 'https://bagus.id/ramah', 'The office was closed and they were very rude'])(
    'is blind and neutral where it knows nothing: %j', text => {
      expect(judgeTone(small, { text })).toMatchObject({ label: 'netral', confidence: 1 / 3, review: true, because: [], version: 'small' })
    })
})

describe('storing', () => {
  it('reads what it wrote', () => {
    expect(loadTone(serialiseTone(small))).toEqual(small)
    expect(serialiseTone(loadTone(serialiseTone(small)))).toBe(serialiseTone(small))
  })

  it('writes one feature a line', () => expect(serialiseTone(small).split('\n')).toContain('"60,0,-60 b:tidak ramah",'))

  it.each(['{"format":"other"}', '{}', 'no json'])('refuses %s', data => expect(() => loadTone(data)).toThrow())
})

const shippedText = readFileSync(path.resolve(process.cwd(), 'libs/tone/model/tone.json'), 'utf8')
const shipped = loadTone(shippedText)

describe('the model that ships', () => {
  it('is small', () => expect(Buffer.byteLength(shippedText)).toBeLessThan(4_000_000))

  const anyText = fc.oneof(fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom('bagus', 'buruk', 'tidak', 'ramahnya', '😭', ' ', '.', '#', 'é', 'KPK', 'yg', '2'), { maxLength: 30 })
      .map(list => list.join(' ')))

  it('gives a probability, reasons inside the text that do not overlap, and the same again', () => {
    fc.assert(fc.property(anyText, text => {
      const tone = judgeTone(shipped, { text })
      expect(tone.confidence).toBeGreaterThan(0)
      expect(tone.confidence).toBeLessThanOrEqual(1)
      expect(tone.because.length).toBeLessThanOrEqual(5)
      const places = tone.because.toSorted((a, b) => a.start - b.start)
      places.forEach(({ start, end, weight }, at) => {
        expect(weight).toBeGreaterThan(0)
        expect(start).toBeGreaterThanOrEqual(places[at - 1]?.end ?? 0)
        expect(end).toBeLessThanOrEqual(text.length)
      })
      expect(judgeTone(shipped, { text })).toEqual(tone)
    }))
  })
})

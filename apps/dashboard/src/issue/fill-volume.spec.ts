import fc from 'fast-check'
import { fillVolume, placeEvents, trimSilence } from './fill-volume'

const start = Date.parse('2026-11-20T00:00:00.000Z')
const at = (slot: number) => new Date(start + slot * 900_000).toISOString()
const item = (slot: number, negatif = 1) => ({ at: at(slot), negatif, netral: 0, positif: 0, usual: 2 })
const volume = (slots: readonly number[], events: readonly { at: string; kind: 'rise' | 'level'; text: string | null }[] = []) =>
  ({ minutes: 15, items: slots.map(slot => item(slot)), events: [...events] })

describe('fillVolume', () => {
  it('shows a quiet quarter as quiet', () => {
    expect(fillVolume(volume([0, 3])).map(slot => [slot.at, slot.negatif, slot.usual])).toEqual([[at(0), 1, 2], [at(1), 0, 2], [at(2), 0, 2], [at(3), 1, 2]])
  })
  it('keeps what was given, in order of time, without gaps', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(95), { minLength: 2, maxLength: 40 }), slots => {
      const filled = fillVolume(volume(slots))
      expect(filled.reduce((sum, slot) => sum + slot.negatif, 0)).toBe(slots.length)
      filled.forEach((slot, index) => expect(Date.parse(slot.at)).toBe(start + (Math.min(...slots) + index) * 900_000))
    }))
  })
  it('leaves alone what lies on no grid, or too far apart', () => {
    const odd = { minutes: 15, items: [item(0), { ...item(1), at: new Date(start + 1).toISOString() }], events: [] }
    expect(fillVolume(odd)).toEqual(odd.items)
    expect(fillVolume(volume([0, 100_000]))).toHaveLength(2)
    expect(fillVolume(volume([]))).toEqual([])
  })
})

describe('trimSilence', () => {
  const slots = (values: readonly number[]) => values.map((value, index) => item(index, value))
  it('leaves out the silence before, but for an hour of it', () => {
    const shown = trimSilence(slots([...Array(50).fill(0), 1, ...Array(45).fill(0)]))
    expect([shown.length, shown[4]?.negatif]).toEqual([50, 1])
  })
  it('never shows less than six hours where there are six hours', () => {
    expect(trimSilence(slots([...Array(95).fill(0), 1]))).toHaveLength(24)
    expect(trimSilence(slots([1, ...Array(95).fill(0)]))).toHaveLength(96)
    expect(trimSilence(slots([0, 0, 1]))).toHaveLength(3)
  })
})

it('places each event at the slot in which it was, one a slot, none outside', () => {
  const event = (minutes: number, kind: 'rise' | 'level' = 'rise') => ({ at: new Date(start + minutes * 60_000).toISOString(), kind, text: null })
  const given = volume([0, 1, 2], [event(-1), event(0), event(14, 'level'), event(44), event(45)])
  expect(placeEvents(fillVolume(given), given).map(({ slot, event: { at: when } }) => [slot, when])).toEqual([[at(0), event(0).at], [at(2), event(44).at]])
})

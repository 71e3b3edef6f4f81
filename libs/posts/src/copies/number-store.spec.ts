import * as fc from 'fast-check'
import { chunkOf, createNumberStore, giveBack, HEAD, keepNumbers, lengthOf, makeRoom, offsetOf, readNumbers } from './number-store'

const numbers = fc.array(fc.integer({ min: -0x80000000, max: 0x7fffffff }), { maxLength: 300 })
const step = fc.oneof(
  fc.record({ kind: fc.constant('keep' as const), numbers }),
  fc.record({ kind: fc.constant('drop' as const), which: fc.nat() }),
  fc.record({ kind: fc.constant('grow' as const), which: fc.nat(), numbers }),
)

describe('number store', () => {
  it('gives back what it was given, whatever was kept, grown and given back in between', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 120 }), steps => {
      const store = createNumberStore()
      const kept: { place: number; numbers: number[] }[] = []
      for (const one of steps) {
        if (one.kind === 'keep') kept.push({ place: keepNumbers(store, Int32Array.from(one.numbers)), numbers: one.numbers })
        else if (kept.length > 0 && one.kind === 'drop') giveBack(store, kept.splice(one.which % kept.length, 1)[0]!.place)
        else if (kept.length > 0 && one.kind === 'grow') {
          const list = kept[one.which % kept.length]!
          list.place = makeRoom(store, list.place, list.numbers.length + one.numbers.length)
          chunkOf(store, list.place).set(one.numbers, offsetOf(list.place) + HEAD + list.numbers.length)
          chunkOf(store, list.place)[offsetOf(list.place) + 1] = list.numbers.length + one.numbers.length
          list.numbers = [...list.numbers, ...one.numbers]
        }
      }
      for (const list of kept) expect([...readNumbers(store, list.place)]).toEqual(list.numbers)
    }))
  })

  it('has room for a list longer than a chunk, and uses again what was given back', () => {
    const store = createNumberStore()
    const long = Int32Array.from({ length: 70_000 }, (_, at) => at)
    const place = keepNumbers(store, long)
    const after = keepNumbers(store, Int32Array.of(1, 2, 3))
    expect(lengthOf(store, place)).toBe(70_000)
    expect(readNumbers(store, place)).toEqual(long)
    giveBack(store, after)
    expect(keepNumbers(store, Int32Array.of(4, 5))).toBe(after)
    expect(store.chunks).toHaveLength(2)
  })
})

import fc from 'fast-check'
import { judgeSilence } from './judge-silence'

const usual = { mean: 40, dispersion: 0.1 }

describe('judgeSilence', () => {
  it.each([
    [0, 10, 10, 'quiet'], [5, 10, 10, 'quiet'], [20, 10, 10, 'usual'], [80, 10, 10, 'usual'],
    [0, 4, 10, 'collection-down'], [0, 0, 10, 'collection-down'], [0, 0, 0, 'collection-down'],
    // Six of ten alive would bring 24: what was quiet of 40 is less so of 24.
    [5, 6, 10, 'usual'], [0, 6, 10, 'quiet'], [0, 15, 10, 'quiet'],
  ] as const)('with %p voices and %p of %p sources alive: %s', (observed, sourcesAlive, sourcesUsual, reason) => {
    expect(judgeSilence({ scale: '24h', observed, usual, sourcesAlive, sourcesUsual })).toMatchObject({ reason, silent: reason === 'quiet' })
  })

  it('never calls silent what is seldom heard', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 6, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (mean, dispersion) => {
      expect(judgeSilence({ scale: '6h', observed: 0, usual: { mean, dispersion }, sourcesAlive: 5, sourcesUsual: 5 }).silent).toBe(false)
    }))
  })

  it('is less sure of silence the more is heard and the fewer sources live', () => {
    fc.assert(fc.property(fc.nat({ max: 100 }), fc.nat({ max: 10 }), (observed, sourcesAlive) => {
      const surprise = (seen: number, alive: number) => judgeSilence({ scale: '6h', observed: seen, usual, sourcesAlive: alive, sourcesUsual: 10 }).surprise
      expect(surprise(observed + 1, sourcesAlive)).toBeLessThanOrEqual(surprise(observed, sourcesAlive))
      expect(surprise(observed, sourcesAlive)).toBeLessThanOrEqual(surprise(observed, sourcesAlive + 1) + 1e-9)
    }))
  })
})

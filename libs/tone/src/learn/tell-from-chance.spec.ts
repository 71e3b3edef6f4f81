import { isFarAboveHalf, isFarBelowHalf } from './tell-from-chance'

describe('telling from chance', () => {
  it.each([
    [0, 9, false], [0, 10, true], [1, 13, false], [1, 14, true],
    [34, 100, true], [35, 100, false], [50, 100, false], [100, 100, false],
    [0, 0, false], [0, 5000, true], [2380, 5000, true], [2400, 5000, false],
  ])('%i of %i is far below half: %s', (count, of, isFar) => {
    expect(isFarBelowHalf(count, of)).toBe(isFar)
    expect(isFarAboveHalf(of - count, of)).toBe(isFar)
  })
})

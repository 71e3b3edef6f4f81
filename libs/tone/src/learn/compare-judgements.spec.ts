import { compareJudgements, type TwoJudgements } from './compare-judgements'

const rows = (count: number, make: (at: number) => Partial<TwoJudgements>): TwoJudgements[] =>
  Array.from({ length: count }, (_, at) => ({ label: at % 3, before: at % 3, after: at % 3, weight: 1, group: at, ...make(at) }))
const wrong = (at: number): number => (at + 1) % 3

describe('comparing two models', () => {
  it('finds no difference where there is none', () => {
    expect(compareJudgements(rows(60, () => ({})))).toMatchObject({ before: 1, after: 1, differenceLow: 0, differenceHigh: 0 })
  })

  it('finds a gain in many texts, and the same each time', () => {
    const all = rows(90, at => ({ before: at % 2 ? wrong(at) : at % 3 }))
    const compared = compareJudgements(all)
    expect(compared.differenceLow).toBeGreaterThan(0.2)
    expect(compared.differenceHigh).toBeGreaterThan(compared.after - compared.before)
    expect(compareJudgements(all)).toEqual(compared)
    expect(compared.perTone.map(({ tone }) => tone)).toEqual(['negatif', 'netral', 'positif'])
  })

  it('finds none in one text that was copied often', () => {
    const gain = (group: (at: number) => number) => compareJudgements([
      ...rows(60, () => ({})), ...rows(60, at => ({ label: 0, before: 1, after: 0, group: group(at) }))])
    expect(gain(at => 100 + at).differenceLow).toBeGreaterThan(0)
    expect(gain(() => 100).differenceLow).toBe(0)
  })

  it('counts rows by their weight, and only tones that occur', () => {
    const [light, heavy] = [0.1, 10].map(weight =>
      compareJudgements([...rows(30, () => ({})), ...rows(30, at => ({ after: wrong(at), weight, group: 50 + at }))]))
    expect(light!.after).toBeGreaterThan(0.8)
    expect(heavy!.after).toBeLessThan(0.3)
    const poles = [0, 2].map((label, group) => ({ label, before: label, after: label, weight: 1, group }))
    expect(compareJudgements(poles)).toMatchObject({ before: 1, after: 1 })
  })
})

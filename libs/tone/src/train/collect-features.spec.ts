import { collectFeatures } from './collect-features'
import type { TrainingRow } from './labelled-text'

const row: TrainingRow = { text: 'PLN lambat sekali di Medan', target: 'PLN', label: 'negatif', register: 'headline', weight: 1, fold: 0 }

describe('collecting features', () => {
  it('gives each feature twice: for all registers and for the own one', () => {
    const { names, examples } = collectFeatures([row])
    expect(examples).toHaveLength(1)
    expect(names).toEqual(expect.arrayContaining(['w:lambat', 'headline|w:lambat', 'b:«T» lambat']))
    expect([...examples[0]!.features]).toEqual([...names.keys()])
  })

  it('makes the deciding words an example of their own, of half the weight', () => {
    const { names, examples } = collectFeatures([{ ...row, because: 'lambat' }])
    const [whole, deciding] = examples
    const shown = [...deciding!.features].map(feature => names[feature])
    expect(shown).toEqual(expect.arrayContaining(['w:lambat', 'b:«T» lambat']))
    expect(shown.filter(name => name!.includes('medan') || name!.includes('len:'))).toEqual([])
    expect(deciding).toMatchObject({ label: 0, weight: whole!.weight / 2 })
  })

  it.each(['', 'cepat'])('makes none of words that are not there: %j', because => {
    expect(collectFeatures([{ ...row, because }]).examples).toHaveLength(1)
  })

  it('multiplies values by the scales it gives', () => {
    const rows: readonly TrainingRow[] = [row, { ...row, text: 'PLN cepat', label: 'positif' }]
    const { examples, scales } = collectFeatures(rows)
    const { features, values } = examples[0]!
    const plain = [...features].map((feature, k) => values[k]! / scales[feature]!)
    // A feature's two numbers have one value before they are scaled.
    plain.forEach((value, k) => { if (k % 2 === 1) expect(value).toBeCloseTo(plain[k - 1]!, 12) })
  })
})

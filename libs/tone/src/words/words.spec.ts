import fc from 'fast-check'
import { classesOf } from './classify-words'
import { findRoots } from './find-roots'

describe('roots', () => {
  it.each([
    ['mengecewakan', 'kecewa'], ['menyalurkan', 'salur'], ['pembangunan', 'bangun'], ['dipersulit', 'persulit'], ['penyelamatan', 'selamat'],
    ['ngurusin', 'urus'], ['keluhannya', 'keluh'], ['memukul', 'pukul'],
  ])('%s may be built on %s', (word, root) => expect(findRoots(word)).toContain(root))

  it('gives the word first and nothing shorter than three letters', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,14}$/), word => {
      const [first, ...others] = findRoots(word)
      expect(first).toBe(word)
      for (const root of others) expect(root.length).toBeGreaterThan(2)
    }))
  })
})

describe('classes', () => {
  it.each([
    ['ramah', 'good'], ['mengecewakan', 'bad'], ['menyalurkan', 'aid'], ['tersangka', 'scandal'], ['mengkritik', 'crit'],
    ['menangkap', 'law'], ['didukung', 'supp'], ['suwe', 'bad_reg'], ['apik', 'good_reg'],
  ])('%s is %s', (word, name) => expect(classesOf(word)).toContain(name))

  it.each(['meja', 'kabupaten', 'xyzzy'])('%s is of no class', word => expect(classesOf(word)).toEqual([]))
})

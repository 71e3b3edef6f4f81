import * as fc from 'fast-check'
import { changedText } from './changed-text'

const words = (text: string) => ({ title: 'Judul', text })

describe('changedText', () => {
  test.each([
    ['Warga  antre\n paspor', 'Warga antre paspor'],
    [' Warga antre ', 'Warga antre'],
    ['Warga\u00a0antre', 'Warga antre'],
    ['Warga &amp; petugas', 'Warga & petugas'],
    ['Warga &amp;amp; petugas', 'Warga & petugas'],
    ['Warga&nbsp;antre', 'Warga antre'],
    ['&#8220;Lancar&#8221;', '“Lancar”'],
    ['di\u00adnas\u200b', 'dinas'],
    ['caf\u0065\u0301', 'caf\u00e9'],
    ['naik &lt;10 persen', 'naik <10 persen'],
  ])('%p is %p', (before, after) => expect(changedText(words(before), words(after))).toBe(false))

  test.each([
    ['Warga antre', 'Warga antri'],
    ['12 orang', '21 orang'],
    ['Warga', 'warga'],
    ['Lancar.', 'Lancar'],
    ['a<b>c', 'a<d>c'],
    ['<nama>', ''],
    ['gaji&tunjangan', 'gaji tunjangan'],
    ['antre paspor', 'antrepaspor'],
  ])('%p is not %p', (before, after) => expect(changedText(words(before), words(after))).toBe(true))

  it('sees a changed title', () => expect(changedText({ title: 'Satu', text: '' }, { title: 'Dua', text: '' })).toBe(true))

  it('sees the same thing as unchanged, and a change from either side', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
      expect(changedText(words(one), words(one))).toBe(false)
      expect(changedText(words(one), words(other))).toBe(changedText(words(other), words(one)))
      expect(changedText(words(one), words(`${one} x`))).toBe(true)
    }))
  })
})

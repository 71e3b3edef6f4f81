import fc from 'fast-check'
import { maskHandles, maskName } from './mask-handles'

it.each([
  ['Kata @budi_s air mati', 'Kata @b••••• air mati'],
  ['@warga@mastodon.social lapor', '@w•••••••••••••••••••• lapor'],
  ['oleh @ani.', 'oleh @a••.'],
  ['(@ani, @budi)', '(@a••, @b•••)'],
  ['mati.@ani @@budi @ani@budi', 'mati.@a•• @@b••• @a•••••••'],
  ['surel humas@bima.go.id tetap', 'surel humas@bima.go.id tetap'],
  ['harga @ 5.000 @', 'harga @ 5.000 @'],
  ['@𝒶bc', '@𝒶••'],
  ['tanpa akun', 'tanpa akun'],
])('masks the handles of %s', (text, expected) => {
  expect(maskHandles(text)).toBe(expected)
})

it('leaves what a rule found', () => {
  expect(maskHandles('@budi ke @imigrasi_bima', [{ start: 10, end: 23 }])).toBe('@b••• ke @imigrasi_bima')
  expect(maskHandles('@budi', [{ start: 5, end: 9 }])).toBe('@b•••')
})

it('keeps the length of every text, and masks it no further a second time', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('@', 'warga', '@a.b', '.', ' ', '𝒶'))), parts => {
    const text = parts.join('')
    const masked = maskHandles(text)
    expect(masked).toHaveLength(text.length)
    expect(maskHandles(masked)).toBe(masked)
  }))
})

it.each([['Budi Santoso', 'B•••'], ['@budi@m.example', '@b•••'], ['', '•••'], ['𝒶bc', '𝒶•••']])('leaves of %s the first letter', (name, expected) => {
  expect(maskName(name)).toBe(expected)
})

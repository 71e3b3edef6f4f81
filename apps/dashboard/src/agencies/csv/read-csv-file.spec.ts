import fc from 'fast-check'
import { checkText, longest, readCsvFile } from './read-csv-file'

const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) => {
  const pairs = [0xfeff, ...Array.from(text, (_, at) => text.charCodeAt(at))].map(unit => [unit & 0xff, unit >> 8])
  return Uint8Array.from(pairs.flatMap(pair => (little ? pair : pair.toReversed())))
}

it.each([
  ['UTF-8', bytes('instansi;induk\nDinas É;')],
  ['UTF-8 with its mark', bytes('\uFEFFinstansi;induk\nDinas É;')],
  ['UTF-16, little end first', utf16('instansi;induk\nDinas É;', true)],
  ['UTF-16, big end first', utf16('instansi;induk\nDinas É;', false)],
])('reads %s', (_name, file) => {
  expect(readCsvFile(file)).toEqual({ ok: true, text: 'instansi;induk\nDinas É;' })
})

it.each([
  ['a workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 1, 2), 'spreadsheet'],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2), 'spreadsheet'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'not-text'],
  ['Windows-1252', Uint8Array.of(...bytes('Dinas '), 0xc9, 0x3b), 'encoding'],
  ['half a sign of UTF-16', Uint8Array.of(0xff, 0xfe, 0x41), 'encoding'],
  ['nothing', new Uint8Array(), 'empty'],
  ['blanks', bytes(' \n\t'), 'empty'],
  ['too many signs', bytes('a'.repeat(longest + 1)), 'too-large'],
  ['too many bytes', new Uint8Array(longest * 3 + 1).fill(0x61), 'too-large'],
])('refuses %s', (_name, file, problem) => {
  expect(readCsvFile(file)).toEqual({ ok: false, problem })
})

it('takes pasted text as it is', () => {
  fc.assert(fc.property(fc.string({ minLength: 1 }).filter(text => text.trim() !== ''), text => {
    expect(checkText(text)).toEqual({ ok: true, text })
  }))
})

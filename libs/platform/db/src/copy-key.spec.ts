import { copyKeyOf } from './copy-key'

const key = (title: string, text: string) => copyKeyOf(title, text)?.toString('hex') ?? null

it.each([
  ['case, marks and white space', 'Banjir di Kota!', 'Air  naik.\nWarga mengungsi', 'BANJIR DI KOTA', 'Air naik… warga mengungsi'],
  ['where the title ends', 'Banjir di Kota', 'Air naik', '', 'Banjir di Kota — Air naik'],
  ['the form of letters', 'é ﬁ', '', 'e\u0301 fi', ''],
])('does not heed %s', (_what, title, text, otherTitle, otherText) => {
  expect(key(title, text)).toBe(key(otherTitle, otherText))
})

it('tells other words and numbers apart, and posts without words have no copies', () => {
  expect(new Set([key('Banjir 2 hari', ''), key('Banjir 3 hari', ''), key('Banjir', ''), key('Longsor', '')]).size).toBe(4)
  expect(key('…', ' 👍 ')).toBeNull()
})

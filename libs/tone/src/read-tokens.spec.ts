import fc from 'fast-check'
import { readTokens, TARGET } from './read-tokens'

const names = (text: string, targets: readonly { start: number; end: number }[] = []) => readTokens(text, targets).map(({ name }) => name)

describe('reading tokens', () => {
  it.each([
    ['Tempatnya BAGUS.', ['tempat', 'nya', 'bagus', '.']],
    ['baguuuus bgt', ['bagus', 'banget']],
    ['gk ribet lg', ['tidak', 'ribet', 'lagi']],
    ['Bag\u200bus', ['bagus']],
    ['jalan2 terus', ['jalan-jalan', 'terus']],
    ['naik 300 ribu', ['naik', '«n»', 'ribu']],
    ['@KPK_RI cek https://a.id/x?y #SaveKPK', ['«@»', 'cek', '«url»', 'savekpk']],
    ['masa sih??', ['masa', 'sih', '??']],
    ['mantap 👏👏', ['mantap', '👏', '👏']],
    ['lho...', ['lho', '...']],
    ['', []],
  ])('%j', (text, expected) => expect(names(text)).toEqual(expected))

  it('reads a target as one token, wherever it stands', () => {
    expect(names('Kantor Pajak ramah, Kantor Pajak cepat', [{ start: 0, end: 12 }, { start: 20, end: 32 }]))
      .toEqual([TARGET, 'ramah', ',', TARGET, 'cepat'])
  })

  it('keeps places inside the text, in order, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
      let before = 0
      for (const { start, end } of readTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        before = start
      }
    }))
  })
})

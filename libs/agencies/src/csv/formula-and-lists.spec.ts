import fc from 'fast-check'
import { joinList, splitList } from './cell-list'
import { guardFormula, unguardFormula } from './guard-formula'

describe('formulas', () => {
  it.each([
    ['=1+1', "'=1+1"], ['+62', "'+62"], ['-a', "'-a"], ['@handle', "'@handle"], ['\tx', "'\tx"], ['\rx', "'\rx"],
    ["'=1", "''=1"], ["'x", "'x"], ['', ''], ['a=1', 'a=1'],
  ])('%j is written %j', (cell, written) => {
    expect(guardFormula(cell)).toBe(written)
    expect(unguardFormula(written)).toBe(cell)
  })

  it('come back as they were, and none is left that would run', () => {
    const cell = fc.oneof(fc.string(), fc.array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a')).map(parts => parts.join('')))
    fc.assert(fc.property(cell, text => {
      expect(unguardFormula(guardFormula(text))).toBe(text)
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
    }))
  })
})

describe('lists', () => {
  it.each([
    ['', []], [' | | ', []], ['PN', ['PN']], ['PN|LAN', ['PN', 'LAN']], [' PN | hak milik ', ['PN', 'hak milik']],
    [String.raw`a\|b`, ['a|b']], [String.raw`a\b`, [String.raw`a\b`]], [String.raw`a\\|b`, ['a\\', 'b']],
  ])('%j', (cell, texts) => expect(splitList(cell)).toEqual(texts))

  it('come back as they were', () => {
    const text = fc.oneof(fc.string(), fc.array(fc.constantFrom('|', '\\', 'a')).map(parts => parts.join(''))).map(each => each.trim()).filter(each => each !== '')
    fc.assert(fc.property(fc.array(text), texts => expect(splitList(joinList(texts))).toEqual(texts)))
  })
})

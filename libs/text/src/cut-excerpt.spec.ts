import type { Span } from '@kentongan/contracts'
import fc from 'fast-check'
import { cutExcerpt } from './cut-excerpt'

const words = (count: number, word = 'kata') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ')
const inText = (start: number, end: number): Span => ({ field: 'text', start, end })

describe('cutExcerpt', () => {
  it('leaves a short text whole', () => {
    expect(cutExcerpt('Bupati hadir', [inText(0, 6)])).toEqual({ excerpt: 'Bupati hadir', offset: 0 })
    expect(cutExcerpt('', [])).toEqual({ excerpt: '', offset: 0 })
  })

  it('begins at the beginning where only the title matched', () => {
    const { excerpt, offset } = cutExcerpt(words(200), [{ field: 'title', start: 3, end: 9 }])
    expect(offset).toBe(0)
    expect(excerpt.trim()).toMatch(/^kata0 kata1 .* kata\d+$/)
  })

  it('shows the first match in the middle, whatever the order of the spans', () => {
    const text = `${words(100)} PAM Jaya ${words(100)}`
    const at = text.indexOf('PAM Jaya')
    const { excerpt, offset } = cutExcerpt(text, [inText(text.length - 6, text.length), inText(at, at + 8)])
    expect(excerpt).toContain(' PAM Jaya ')
    expect(Math.abs(at - offset - 120)).toBeLessThan(40)
    expect(excerpt.trim()).toMatch(/^kata\d+ .* kata\d+$/)
  })

  it('never cuts a character in two', () => {
    const text = '😀'.repeat(400)
    const { excerpt, offset } = cutExcerpt(text, [inText(401, 403)])
    expect(offset % 2).toBe(0)
    expect(excerpt).toMatch(/^(😀)+$/u)
  })

  const anyText = fc.array(fc.constantFrom('a', 'kata', ' ', '\n', 'panjangsekali', '😀', '. '), { maxLength: 300 }).map(parts => parts.join(''))
  it('is a piece of the text at its offset, about 240 long, around the first match', () => {
    fc.assert(fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 60 }), (text, seed, length) => {
      const start = text.length === 0 ? 0 : seed % text.length
      const span = inText(start, Math.min(text.length, start + length))
      const { excerpt, offset } = cutExcerpt(text, [span])
      expect(text.slice(offset, offset + excerpt.length)).toBe(excerpt)
      expect(excerpt.length).toBeLessThanOrEqual(241)
      expect(excerpt.length).toBeGreaterThanOrEqual(Math.min(text.length, 190))
      expect(offset).toBeLessThanOrEqual(span.start)
      expect(offset + excerpt.length).toBeGreaterThanOrEqual(span.end)
    }))
  })
})

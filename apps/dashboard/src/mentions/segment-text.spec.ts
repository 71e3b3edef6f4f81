import fc from 'fast-check'
import { type Mark, marksIn, segmentText } from './segment-text'

const plain = (text: string) => ({ text, matched: false, weight: null })
const matched = (text: string) => ({ text, matched: true, weight: null })

it.each<[string, string, Mark[], number, ReturnType<typeof segmentText>]>([
  ['no mark', 'banjir lagi', [], 0, [plain('banjir lagi')]],
  ['one word', 'ada banjir lagi', [{ start: 4, end: 10 }], 0, [plain('ada '), matched('banjir'), plain(' lagi')]],
  ['at both ends', 'banjir', [{ start: 0, end: 6 }], 0, [matched('banjir')]],
  ['two that touch', 'ab', [{ start: 0, end: 1 }, { start: 1, end: 2 }], 0, [matched('a'), matched('b')]],
  ['a deciding word inside a match', 'posko banjir', [{ start: 0, end: 12 }, { start: 6, end: 12, weight: -0.5 }], 0,
    [matched('posko '), { text: 'banjir', matched: true, weight: -0.5 }]],
  ['only a deciding word', 'telat', [{ start: 0, end: 5, weight: 1.5 }], 0, [{ text: 'telat', matched: false, weight: 1.5 }]],
  ['an excerpt from the middle', 'banjir lagi', [{ start: 104, end: 106 }], 100, [plain('banj'), matched('ir'), plain(' lagi')]],
  ['marks that reach outside', 'banjir', [{ start: 90, end: 103 }, { start: 105, end: 400 }], 100, [matched('ban'), plain('ji'), matched('r')]],
  ['marks elsewhere', 'banjir', [{ start: 0, end: 50 }, { start: 300, end: 310 }], 100, [plain('banjir')]],
  ['an empty mark', 'ab', [{ start: 1, end: 1 }], 0, [plain('ab')]],
  ['an empty text', '', [{ start: 0, end: 4 }], 0, []],
])('%s', (_name, text, marks, offset, expected) => {
  expect(segmentText(text, marks, offset)).toEqual(expected)
})

it('sums up which side overlapping deciding words are on', () => {
  const [segment] = segmentText('x', [{ start: 0, end: 1, weight: 2 }, { start: 0, end: 1, weight: -3 }])
  expect(segment?.weight).toBe(-3)
})

const mark = fc.record({ start: fc.integer({ min: -5, max: 40 }), length: fc.integer({ min: -2, max: 20 }) }).map(({ start, length }) => ({ start, end: start + length }))

it('loses and doubles nothing', () => {
  fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(mark), (text, marks) => {
    const segments = segmentText(text, marks)
    expect(segments.map(segment => segment.text).join('')).toBe(text)
    expect(segments.every(segment => segment.text.length > 0)).toBe(true)
  }))
})

it('marks exactly the characters that the marks cover', () => {
  fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.array(mark), (text, marks) => {
    const flags = segmentText(text, marks).flatMap(segment => Array.from({ length: segment.text.length }, () => segment.matched))
    const expected = Array.from({ length: text.length }, (_, at) => marks.some(each => each.start <= at && at < each.end))
    expect(flags).toEqual(expected)
  }))
})

it('takes the spans of one field only', () => {
  const spans = [{ field: 'title' as const, start: 0, end: 1 }, { field: 'text' as const, start: 2, end: 3 }]
  expect(marksIn('text', spans)).toEqual([{ field: 'text', start: 2, end: 3 }])
})

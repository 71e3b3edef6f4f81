import fc from 'fast-check'
import { endOfDay, formatIn, roundSpan, secondsBetween, startOfDay } from './format'

const at = '2026-11-20T02:42:18Z'

describe('in the agency\'s zone', () => {
  it.each([
    ['Asia/Jakarta', '09.42', 'WIB'],
    ['Asia/Makassar', '10.42', 'WITA'],
    ['Asia/Jayapura', '11.42', 'WIT'],
  ] as const)('%s', (zone, time, name) => {
    const format = formatIn('id', zone)
    expect(format.time(at)).toBe(time)
    expect(format.zoneName).toBe(name)
    expect(format.full(at)).toBe(`Jum, 20 Nov 2026 ${time} ${name}`)
  })

  it('counts days there, not here', () => {
    const late = '2026-11-20T16:30:00Z'
    expect(formatIn('id', 'Asia/Jakarta').sameDay(late, at)).toBe(true)
    expect(formatIn('id', 'Asia/Makassar').sameDay(late, at)).toBe(false)
  })

  it.each([
    ['today the time', '2026-11-20T01:00:00Z', '09.00'],
    ['before it the day', '2026-11-18T01:00:00Z', '18 Nov'],
    ['yesterday even an hour ago', '2026-11-19T15:59:00Z', '19 Nov'],
  ])('is short: %s', (_name, instant, expected) => {
    expect(formatIn('id', 'Asia/Makassar').short(instant, new Date(at))).toBe(expected)
  })
})

it('speaks both languages', () => {
  expect(formatIn('id', 'Asia/Jakarta').longDate(new Date(at))).toBe('Jumat, 20 Nov 2026')
  expect(formatIn('en', 'Asia/Jakarta').longDate(new Date(at))).toBe('Friday, 20 Nov 2026')
  expect(formatIn('id', 'Asia/Jakarta').clock(new Date(at))).toBe('09.42.18')
  expect(formatIn('en', 'Asia/Jakarta').clock(new Date(at))).toBe('09:42:18')
})

it.each([
  ['id', 1284, '1.284', '1.284', '5,4'],
  ['en', 1284, '1,284', '1,284', '5.4'],
] as const)('writes numbers as %s does', (locale, value, number, large, small) => {
  const format = formatIn(locale, 'Asia/Jakarta')
  expect(format.number(value)).toBe(number)
  expect(format.decimal(1283.6)).toBe(large)
  expect(format.decimal(5.44)).toBe(small)
  expect(format.percent(0.416)).toBe('42%')
})

describe('calendar days', () => {
  it.each([
    ['Asia/Jakarta', '2026-11-19T17:00:00.000Z', '2026-11-20T16:59:59.999Z'],
    ['Asia/Makassar', '2026-11-19T16:00:00.000Z', '2026-11-20T15:59:59.999Z'],
    ['Asia/Jayapura', '2026-11-19T15:00:00.000Z', '2026-11-20T14:59:59.999Z'],
  ] as const)('start and end in %s', (zone, start, end) => {
    expect(startOfDay('2026-11-20', zone)).toBe(start)
    expect(endOfDay('2026-11-20', zone)).toBe(end)
  })
})

describe('spans of time', () => {
  it.each([
    [0, 'second', 0], [-8, 'second', 0], [59.4, 'second', 59], [59.6, 'minute', 1], [90, 'minute', 2], [3599, 'minute', 60],
    [3600, 'hour', 1], [7 * 3600, 'hour', 7], [86_400, 'day', 1], [10 * 86_400, 'day', 10],
  ])('%d seconds', (seconds, unit, count) => {
    expect(roundSpan(seconds)).toEqual({ unit, count })
  })

  it('never says less than nothing', () => {
    fc.assert(fc.property(fc.integer(), seconds => roundSpan(seconds).count >= 0))
  })

  it('is signed between instants', () => {
    expect(secondsBetween(at, '2026-11-20T02:42:28Z')).toBe(10)
    expect(secondsBetween('2026-11-20T02:42:28Z', new Date(at))).toBe(-10)
  })
})

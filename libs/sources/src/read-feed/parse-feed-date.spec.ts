import fc from 'fast-check'
import { parseFeedDate } from './parse-feed-date'

const iso = (written: string, zone = 'Asia/Jakarta'): string | null => parseFeedDate(written, zone)?.toISOString() ?? null

describe('parseFeedDate', () => {
  test.each([
    ['Thu, 12 Feb 2026 07:30:00 +0000', '2026-02-12T07:30:00.000Z'],
    ['Thu, 12 Feb 2026 07:30:00 GMT', '2026-02-12T07:30:00.000Z'],
    ['Thu,  5 Feb 2026 07:30 +0700', '2026-02-05T00:30:00.000Z'],
    ['12 Feb 26 14:30:00 WIB', '2026-02-12T07:30:00.000Z'],
    ['Thu, 12 Feb 98 07:30:00 EST', '1998-02-12T12:30:00.000Z'],
    ['Thu Feb 12 14:30:00 2026', '2026-02-12T07:30:00.000Z'],
    ['Thu Feb 12 14:30:00 WIT 2026', '2026-02-12T05:30:00.000Z'],
    ['Feb 12, 2026 2:30 PM', '2026-02-12T07:30:00.000Z'],
    ['February 12, 2026', '2026-02-11T17:00:00.000Z'],
    ['Thu, 12 Feb 2026 12:05 am GMT', '2026-02-12T00:05:00.000Z'],
    ['Thu, 12 Feb 2026 07:30:00 M', '2026-02-11T19:30:00.000Z'],
    ['Thu, 12 Feb 2026 07:30:00 GMT+8', '2026-02-11T23:30:00.000Z'],
  ])('reads the mail date %s', (written, expected) => expect(iso(written)).toBe(expected))

  test.each([
    ['2026-02-12T07:30:00Z', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12t07:30:00.25z', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12T14:30:00+07:00', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12T14:30+0700', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12 14:30:00 +0700', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12 14:30:00', '2026-02-12T07:30:00.000Z'],
    ['2026-02-12T14:30:00', '2026-02-12T07:30:00.000Z'],
    ['20260212T143000+07:00', '2026-02-12T07:30:00.000Z'],
    ['20260212', '2026-02-11T17:00:00.000Z'],
    ['2026-02-12', '2026-02-11T17:00:00.000Z'],
    ['2026-02', '2026-01-31T17:00:00.000Z'],
    ['2026', '2025-12-31T17:00:00.000Z'],
    ['2026-043', '2026-02-11T17:00:00.000Z'],
    ['2026/02/12 14:30:00', '2026-02-12T07:30:00.000Z'],
    ['1770881400', '2026-02-12T07:30:00.000Z'],
    ['1770881400000', '2026-02-12T07:30:00.000Z'],
  ])('reads the machine date %s', (written, expected) => expect(iso(written)).toBe(expected))

  test.each([
    ['Kamis, 12 Februari 2026 14:30 WIB', '2026-02-12T07:30:00.000Z'],
    ['Kamis, 12 Februari 2026 14.30 WIB', '2026-02-12T07:30:00.000Z'],
    ['Kamis (12/2/2026) 14:30 WITA', '2026-02-12T06:30:00.000Z'],
    ['Kam, 12 Feb 2026 14:30:00 +0700', '2026-02-12T07:30:00.000Z'],
    ['12 Agustus 2025 08:00 WIT', '2025-08-11T23:00:00.000Z'],
    ['12 Agt 2025 | 08:00 WIB', '2025-08-12T01:00:00.000Z'],
    ['Jum\'at, 2 Mei 2025, 08:00 WIB', '2025-05-02T01:00:00.000Z'],
    ['Sabtu, 3 Okt 2026 00:10:00 WIB', '2026-10-02T17:10:00.000Z'],
    ['1 Des 2025 pukul 08.00 WIB', '2025-12-01T01:00:00.000Z'],
    ['7 Nopember 2025 08:00', '2025-11-07T01:00:00.000Z'],
    ['7 Pebruari 2025 08:00', '2025-02-07T01:00:00.000Z'],
    ['12/02/2026 14:30', '2026-02-12T07:30:00.000Z'],
    ['12-02-2026 14:30:00', '2026-02-12T07:30:00.000Z'],
    ['12.02.2026', '2026-02-11T17:00:00.000Z'],
    ['02/25/2026 14:30', '2026-02-25T07:30:00.000Z'],
    ['Minggu, 1 Maret 2026 - 06:05 WIB', '2026-02-28T23:05:00.000Z'],
  ])('reads what Indonesian sites write: %s', (written, expected) => expect(iso(written)).toBe(expected))

  test.each([
    ['Asia/Jakarta', '2026-02-12T07:30:00.000Z'],
    ['Asia/Makassar', '2026-02-12T06:30:00.000Z'],
    ['Asia/Jayapura', '2026-02-12T05:30:00.000Z'],
    ['+08:00', '2026-02-12T06:30:00.000Z'],
    ['WIT', '2026-02-12T05:30:00.000Z'],
    ['UTC', '2026-02-12T14:30:00.000Z'],
    ['Nowhere/Atall', '2026-02-12T14:30:00.000Z'],
    ['Europe/Berlin', '2026-02-12T13:30:00.000Z'],
  ])('takes the source\'s zone %s where the text names none', (zone, expected) => {
    expect(iso('2026-02-12 14:30', zone)).toBe(expected)
  })

  test.each(['', '   ', 'kemarin', 'tanggal 32', '99/99/2026', 'Senin', '12 Foo 2026', '0', '-', 'x'.repeat(500)])('gives null for %p', written => {
    expect(iso(written)).toBeNull()
  })

  it('lets units out of range run over', () => {
    expect(iso('2026-02-12T23:61:00Z')).toBe('2026-02-13T00:01:00.000Z')
    expect(iso('31 Feb 2026 00:00 GMT')).toBe('2026-03-03T00:00:00.000Z')
  })

  const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2049, 11, 31) }).map(ms => Math.floor(ms / 1000) * 1000)
  const englishMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  const indonesianMonths = 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ')
  const two = (value: number): string => String(value).padStart(2, '0')

  it('reads back every instant in every spelling', () => {
    fc.assert(fc.property(instants, instant => {
      const shifted = new Date(instant + 8 * 3_600_000)
      const [year, month, day] = [shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate()]
      const clock = [shifted.getUTCHours(), shifted.getUTCMinutes(), shifted.getUTCSeconds()].map(two)
      const spellings = [
        new Date(instant).toISOString(),
        new Date(instant).toUTCString(),
        `${year}-${two(month + 1)}-${two(day)}T${clock.join(':')}+08:00`,
        `Thu, ${two(day)} ${englishMonths[month]} ${year} ${clock.join(':')} +0800`,
        `${day} ${englishMonths[month]} ${year} ${clock.join(':')} WITA`,
        `Senin, ${day} ${indonesianMonths[month]} ${year} ${clock.join('.')} WITA`,
        `${two(day)}/${two(month + 1)}/${year} ${clock.join(':')}`,
        `${year}${two(month + 1)}${two(day)}T${clock.join('')}`,
        String(instant),
      ].filter(spelling => !/^\d{1,12}$/.test(spelling))
      for (const spelling of spellings) expect([spelling, parseFeedDate(spelling, 'Asia/Makassar')?.getTime()]).toEqual([spelling, instant])
    }))
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (written, zone) => {
      parseFeedDate(written, zone)
    }))
  })
})

import { parseFeedDate } from '@kentongan/sources'
import fc from 'fast-check'
import { localTime, writeIndonesianDate } from './local-time'

const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

it.each([
  ['Asia/Jakarta', 'Kamis, 12 Februari 2026 23.30 WIB'],
  ['Asia/Makassar', 'Jumat, 13 Februari 2026 00.30 WITA'],
  ['Asia/Jayapura', 'Jumat, 13 Februari 2026 01.30 WIT'],
] as const)('writes the time of %s', (zone, written) => {
  expect(writeIndonesianDate(new Date('2026-02-12T16:30:00Z'), zone)).toBe(written)
})

it('is read back to the minute by the reader of feeds', () => {
  const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(fc.property(at, fc.constantFrom(...zones), (date, zone) => {
    const minute = Math.floor(date.getTime() / 60_000) * 60_000
    expect(parseFeedDate(writeIndonesianDate(date, zone), 'UTC')?.getTime()).toBe(minute)
  }))
})

it('knows the hour of the zone', () => expect(localTime(new Date('2026-02-12T23:00:00Z'), 'Asia/Makassar').hour).toBe(7))

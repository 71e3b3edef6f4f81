import type { TimeZone } from '@kentongan/contracts'

export type LocalTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly weekday: string
  readonly hour: number
  readonly minute: number
}

const zones: Readonly<Record<string, { readonly hours: number; readonly name: string }>> = {
  'Asia/Jakarta': { hours: 7, name: 'WIB' },
  'Asia/Makassar': { hours: 8, name: 'WITA' },
  'Asia/Jayapura': { hours: 9, name: 'WIT' },
}
const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const months = [
  'Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember',
]

/** The wall clock of an Indonesian zone; none of them has a summer time. */
export function localTime(at: Date, zone: TimeZone): LocalTime {
  const wall = new Date(at.getTime() + (zones[zone]?.hours ?? 0) * 3_600_000)
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: weekdays[wall.getUTCDay()] ?? '',
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
  }
}

/** `Kamis, 12 Februari 2026 14.30 WIB`, as many Indonesian sites date their feeds. */
export function writeIndonesianDate(at: Date, zone: TimeZone): string {
  const { year, month, day, weekday, hour, minute } = localTime(at, zone)
  return `${weekday}, ${day} ${months[month - 1]} ${year} ${twoDigits(hour)}.${twoDigits(minute)} ${zones[zone]?.name ?? 'UTC'}`
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

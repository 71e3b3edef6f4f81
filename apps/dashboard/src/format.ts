import type { Locale, TimeZone } from '@kentongan/contracts'

const zoneNames: Record<TimeZone, string> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }
const zoneOffsets: Record<TimeZone, string> = { 'Asia/Jakarta': '+07:00', 'Asia/Makassar': '+08:00', 'Asia/Jayapura': '+09:00' }

/** WIB, WITA or WIT. */
export const zoneName = (zone: TimeZone) => zoneNames[zone]

/** First instant of a calendar day (`2026-11-20`) in the zone. Indonesia keeps no summer time, so the offset is fixed. */
export const startOfDay = (date: string, zone: TimeZone) => new Date(`${date}T00:00:00.000${zoneOffsets[zone]}`).toISOString()

/** Last millisecond of a calendar day in the zone. */
export const endOfDay = (date: string, zone: TimeZone) => new Date(`${date}T23:59:59.999${zoneOffsets[zone]}`).toISOString()

const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' }
const cached = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = cached.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(tags[locale], options)
  cached.set(key, made)
  return made
}

export type Format = ReturnType<typeof formatIn>

/** Formatters of one language and time zone. Instants are ISO 8601 strings; `now` is handed in where a text depends on it. */
export function formatIn(locale: Locale, zone: TimeZone) {
  const show = (instant: string | Date, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: zone }).format(new Date(instant))
  const dayKey = (instant: string | Date) => dateFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant))
  const numbers = new Intl.NumberFormat(tags[locale])
  const percents = new Intl.NumberFormat(tags[locale], { style: 'percent', maximumFractionDigits: 0 })

  const time = (instant: string | Date) => show(instant, { hour: '2-digit', minute: '2-digit' })
  const dayMonth = (instant: string | Date) => show(instant, { day: 'numeric', month: 'short' })
  const date = (instant: string | Date) => show(instant, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })

  return {
    locale,
    zone,
    zoneName: zoneNames[zone],
    time,
    clock: (instant: Date) => show(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    longDate: (instant: Date) => show(instant, { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' }),
    date,
    dayMonth,
    weekday: (instant: string) => show(instant, { weekday: 'short', day: 'numeric' }),
    /** Weekday, date, time and zone: for evidence, where nothing may be left to guess. */
    full: (instant: string) => `${date(instant)} ${time(instant)} ${zoneNames[zone]}`,
    /** Time for today, day and month before. */
    short: (instant: string, now: Date) => (dayKey(instant) === dayKey(now) ? time(instant) : dayMonth(instant)),
    sameDay: (a: string | Date, b: string | Date) => dayKey(a) === dayKey(b),
    number: (value: number) => numbers.format(value),
    decimal: (value: number) => new Intl.NumberFormat(tags[locale], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value),
    /** A share of one with two decimals: "0,86". */
    share: (value: number) => new Intl.NumberFormat(tags[locale], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
    /** Millionths of a dollar as dollars and cents. */
    dollars: (micros: number) => new Intl.NumberFormat(tags[locale], { style: 'currency', currency: 'USD' }).format(micros / 1_000_000),
    percent: (share: number) => percents.format(share),
  }
}

type Unit = 'second' | 'minute' | 'hour' | 'day'
/** The largest whole unit of a span of time, in seconds; the catalogue words it (`ago.*`, `in.*`). */
export function roundSpan(seconds: number): { unit: Unit; count: number } {
  const span = Math.max(0, Math.round(seconds))
  if (span < 60) return { unit: 'second', count: span }
  if (span < 3600) return { unit: 'minute', count: Math.round(span / 60) }
  if (span < 86_400) return { unit: 'hour', count: Math.round(span / 3600) }
  return { unit: 'day', count: Math.round(span / 86_400) }
}

/** Seconds from one instant to another. */
export const secondsBetween = (from: string | Date, to: string | Date) => (new Date(to).getTime() - new Date(from).getTime()) / 1000

const named: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, wet: 0, bst: 60, ist: 330, cet: 60, cest: 120, met: 60, mest: 120, eet: 120, eest: 180,
  msk: 180, wib: 420, wita: 480, wit: 540, sgt: 480, myt: 480, hkt: 480, awst: 480, jst: 540, kst: 540, acst: 570,
  aest: 600, aedt: 660, nzst: 720, nzdt: 780, ast: -240, adt: -180, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480,
  pdt: -420, akst: -540, akdt: -480, hst: -600, et: -300, ct: -360, mt: -420, pt: -480,
}
const military = 'yxwvutsrqponzabcdefghiklm'

/**
 * The offset of a written zone in minutes east of UTC: `+07:00`, `-0500`, `+7`, `GMT+7`, `WIB`, `WITA`, `WIT`, `EST`, `Z`,
 * a military letter. Null when it names no fixed offset. American names follow RFC 822; WIB, WITA, WIT are +7, +8, +9
 * (Keppres 41/1987).
 */
export function readOffset(written: string): number | null {
  const zone = written.trim().toLowerCase().replace(/[()]/g, '')
  const numeric = /^(?:gmt|utc|ut)?\s*([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0)
    return minutes <= 14 * 60 ? Math.sign(Number(`${numeric[1]}1`)) * minutes : null
  }
  if (Object.hasOwn(named, zone)) return named[zone] ?? null
  // RFC 2822 4.3: letters other than J; Y … N west, A … M east.
  return /^[a-ik-y]$/.test(zone) ? (military.indexOf(zone) - 12) * 60 : null
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/**
 * The instant of a wall-clock time in a source's zone.
 *
 * @param wall milliseconds since the epoch as if the wall clock showed UTC
 * @param zone an IANA name (`Asia/Makassar`) or an offset (`+08:00`); anything unknown counts as UTC
 */
export function fromWallClock(wall: number, zone: string): number {
  const fixed = readOffset(zone)
  if (fixed !== null) return wall - fixed * 60_000
  const format = formatFor(zone)
  if (!format) return wall
  // Two rounds settle the hours around a change of summer time.
  const first = wall - offsetAt(wall, format)
  return wall - offsetAt(first, format)
}

function formatFor(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = makeFormat(zone)
  formats.set(zone, made)
  return made
}

function makeFormat(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
      second: 'numeric', era: 'short',
    })
  } catch {
    return null
  }
}

function offsetAt(instant: number, format: Intl.DateTimeFormat): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000
}

import { foldText } from '@kentongan/text'

/**
 * What tells two headlines of one pattern apart: the day they speak of (`21-11`), exact figures (`5,1`), and the words of places
 * behind "di", "in" and the like. Empty or null where the headline names none.
 */
export type TitleFacts = { readonly day: string | null; readonly figures: readonly string[]; readonly places: readonly string[] }

const MONTHS: readonly RegExp[] = [/^jan/, /^feb|^peb/, /^mar/, /^apr/, /^me[iy]|^may/, /^jun/, /^jul/, /^agu|^aug/, /^sep/, /^okt|^oct/, /^nov/, /^des|^dec/]
const MONTH = 'jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec'
const DATE = new RegExp(`\\b(?:(\\d{1,2})\\s+((?:${MONTH})[a-z]*)|((?:${MONTH})[a-z]*)\\s+(\\d{1,2}))\\b`, 'i')
const TODAY = /\b(?:hari|pagi|siang|sore|malam) ini\b|\b(?:today|tonight|this morning)\b/i
const FIGURE = /(?<![\d.,])\d{1,2}[.,]\d{1,2}(?![\d.,]*\d)/g
const PLACE = /\b(?:di|ke|dari|in|at|near)\s+((?:\p{Lu}[\p{L}'’-]*)(?:\s+\p{Lu}[\p{L}'’-]*){0,2})/gu
/** West Indonesian Time: "hari ini" changes its day with most of the country. */
const WIB = 7 * 3_600_000

/** Of most headlines; there is one for all. */
export const NO_FACTS: TitleFacts = { day: null, figures: [], places: [] }

/** @param at when it was published, ms UTC: what "hari ini" means */
export function readTitleFacts(title: string, at: number): TitleFacts {
  const day = readDate(title) ?? (TODAY.test(title) ? writeDay(new Date(at + WIB)) : null)
  const figures = (title.match(FIGURE) ?? []).map(figure => figure.replace(',', '.'))
  const places = [...title.matchAll(PLACE)].flatMap(([, place]) => foldText(place!).split(/[\s-]+/))
  return day === null && figures.length === 0 && places.length === 0 ? NO_FACTS : { day, figures, places }
}

function readDate(title: string): string | null {
  const found = DATE.exec(title)
  if (!found) return null
  const month = MONTHS.findIndex(name => name.test((found[2] ?? found[3]!).toLowerCase()))
  return `${Number(found[1] ?? found[4])}-${month + 1}`
}

const writeDay = (day: Date): string => `${day.getUTCDate()}-${day.getUTCMonth() + 1}`

export type Conflict = 'day' | 'figure' | 'place'

/**
 * What speaks against two headlines being about one thing although they are alike; null if nothing does. Only for headlines of one
 * pattern: in others a second place or figure is simply more news.
 */
export function findConflict(a: TitleFacts, b: TitleFacts): Conflict | null {
  if (a.day !== null && b.day !== null && a.day !== b.day) return 'day'
  if (apart(a.figures, b.figures)) return 'figure'
  return apart(a.places, b.places) ? 'place' : null
}

const apart = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && b.length > 0 && !a.some(one => b.includes(one))

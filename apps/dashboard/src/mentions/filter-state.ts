import { type MentionFilter, type TimeZone, Tone } from '@kentongan/contracts'
import { endOfDay, startOfDay } from '../format'

export const periods = ['24-jam', '7-hari', '30-hari'] as const
export type Period = (typeof periods)[number]

/** What can be asked of the machine's marks, by the words of the address. */
export const marks = ['judul-menyesatkan', 'perlu-tinjau'] as const
export type MarkFilter = (typeof marks)[number]
const markNames: Record<MarkFilter, NonNullable<MentionFilter['mark']>> = { 'judul-menyesatkan': 'misleading', 'perlu-tinjau': 'review' }

/** What the address of the mentions page says. Keys are Indonesian because people share and read these addresses. */
export type MentionSearch = {
  readonly instansi?: number
  readonly sumber?: number
  readonly nada?: Tone
  readonly tanda?: MarkFilter
  /** Left out: all time, unless `dari` or `sampai` is given. */
  readonly periode?: Period
  readonly dari?: string
  readonly sampai?: string
  readonly cari?: string
  readonly relevan?: 'tidak' | 'semua'
  /** The review lane: what only an ambiguous word found. It has no other relevance to choose. */
  readonly jalur?: 'ragu'
  /** The mention whose evidence is open. */
  readonly buka?: number
}

const hours: Record<Period, number> = { '24-jam': 24, '7-hari': 24 * 7, '30-hari': 24 * 30 }

/** Reads the address, dropping whatever it does not understand instead of failing. */
export function readMentionSearch(raw: Record<string, unknown>): MentionSearch {
  const tone = Tone.safeParse(raw.nada)
  const period = periods.find(each => each === raw.periode)
  const lane = raw.jalur === 'ragu' ? raw.jalur : undefined
  const relevance = !lane && (raw.relevan === 'tidak' || raw.relevan === 'semua') ? raw.relevan : undefined
  const words = typeof raw.cari === 'string' || typeof raw.cari === 'number' ? String(raw.cari).trim().slice(0, 200) : ''
  const dates = period ? {} : defined({ dari: readDate(raw.dari), sampai: readDate(raw.sampai) })
  return {
    ...defined({ instansi: readId(raw.instansi), sumber: readId(raw.sumber), buka: readId(raw.buka) }),
    ...(tone.success ? { nada: tone.data } : {}),
    ...defined({ tanda: marks.find(each => each === raw.tanda), periode: period, jalur: lane, relevan: relevance, cari: words || undefined }),
    ...dates,
  }
}

/** The filter the API understands. `now` decides where a running period starts; it is rounded down to the minute. */
export function toMentionFilter(search: MentionSearch, now: Date, zone: TimeZone): Partial<MentionFilter> {
  const from = search.periode ? minuteBefore(now, hours[search.periode]) : search.dari && startOfDay(search.dari, zone)
  const to = search.sampai && endOfDay(search.sampai, zone)
  return defined({
    agency: search.instansi,
    source: search.sumber,
    tone: search.nada,
    mark: search.tanda && markNames[search.tanda],
    from: from || undefined,
    to: to || undefined,
    q: search.cari,
    relevance: relevanceOf(search),
  })
}

function relevanceOf({ jalur, relevan }: MentionSearch): MentionFilter['relevance'] | undefined {
  if (jalur) return 'doubtful'
  if (relevan === 'tidak') return 'irrelevant'
  return relevan === 'semua' ? 'all' : undefined
}

/** How many filters narrow the list, the open mention, the lane and the agency switch aside. */
export function countFilters(search: MentionSearch): number {
  const dates = search.periode || search.dari || search.sampai ? 1 : 0
  return dates + [search.sumber, search.nada, search.tanda, search.cari, search.relevan].filter(Boolean).length
}

function minuteBefore(now: Date, hoursBack: number): string {
  const minute = 60_000
  return new Date(Math.floor(now.getTime() / minute) * minute - hoursBack * 60 * minute).toISOString()
}

function readId(raw: unknown): number | undefined {
  const id = typeof raw === 'number' || (typeof raw === 'string' && raw !== '') ? Number(raw) : NaN
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

function readDate(raw: unknown): string | undefined {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return undefined
  return new Date(`${raw}T00:00:00Z`).toJSON()?.startsWith(raw) ? raw : undefined
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
function defined<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
}

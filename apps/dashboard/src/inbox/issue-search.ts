import { type IssueFilter, type IssueQuery, IssueTab, Level, SourceKind } from '@kentongan/contracts'

/** The words of the address for the tabs, marks and orders of the API. Indonesian, because people share and read these addresses. */
const tabWords = { 'aktif': 'active', 'milik-saya': 'mine', 'diredam': 'muted', 'selesai': 'done' } as const satisfies Record<string, IssueTab>
const markWords = { 'negatif': 'negative', 'tanpa-pj': 'unowned', 'belum-pasti': 'unsure', 'naik': 'rising' } as const satisfies Record<string, NonNullable<IssueFilter['mark']>>
export type TabWord = keyof typeof tabWords
export type MarkWord = keyof typeof markWords
export const tabs = Object.keys(tabWords) as readonly TabWord[]
export const marks = Object.keys(markWords) as readonly MarkWord[]
export const kinds = SourceKind.options

/** What the address of the inbox says. */
export type IssueSearch = {
  /** Left out: `aktif`. */
  readonly tab?: TabWord
  readonly instansi?: number
  readonly level?: Level
  readonly tanda?: MarkWord
  readonly jenis?: SourceKind
  readonly cari?: string
  /** Left out: by score. */
  readonly urut?: 'terbaru'
  /** The issue whose evidence is open. */
  readonly buka?: number
}

export type Filter = Partial<Omit<IssueQuery, 'before' | 'limit'>>

/** Reads the address, dropping whatever it does not understand instead of failing. */
export function readIssueSearch(raw: Record<string, unknown>): IssueSearch {
  const tab = tabs.find(each => each === raw.tab)
  const level = Level.safeParse(raw.level)
  const words = typeof raw.cari === 'string' || typeof raw.cari === 'number' ? String(raw.cari).trim().slice(0, 200) : ''
  return defined({
    tab: tab === 'aktif' ? undefined : tab,
    instansi: readId(raw.instansi),
    level: level.success ? level.data : undefined,
    tanda: marks.find(each => each === raw.tanda),
    jenis: kinds.find(each => each === raw.jenis),
    cari: words || undefined,
    urut: raw.urut === 'terbaru' ? 'terbaru' as const : undefined,
    buka: readId(raw.buka),
  })
}

/** What narrows and orders the list, whatever issue is open: pages of single issues carry it in their address, to lead on from one to the next. */
export function listOf(raw: Record<string, unknown>): IssueSearch {
  const { buka: _open, ...list } = readIssueSearch(raw)
  return list
}

/** The filter that the API understands; the open issue is no part of it. */
export function toIssueFilter({ tab, instansi, level, tanda, jenis, cari, urut }: IssueSearch): Filter {
  return defined({
    tab: tabWords[tab ?? 'aktif'], agency: instansi, level, mark: tanda && markWords[tanda], kind: jenis, q: cari,
    sort: urut === 'terbaru' ? 'newest' as const : undefined,
  })
}

/** The query string that a saved view keeps: what narrows the list, in the words of the API, without its order. */
export function viewOf(search: IssueSearch): string {
  const { sort: _order, ...narrowing } = toIssueFilter(search)
  return new URLSearchParams(Object.entries(narrowing).map(([key, value]) => [key, String(value)])).toString()
}

/** The address of a saved view; what it does not understand is left out. */
export function searchOfView(view: string): IssueSearch {
  const given = new URLSearchParams(view)
  const tab = IssueTab.safeParse(given.get('tab') ?? 'active')
  return readIssueSearch({
    tab: tabs.find(each => tab.success && tabWords[each] === tab.data),
    instansi: given.get('agency') ?? undefined,
    level: given.get('level') ?? undefined,
    tanda: marks.find(each => markWords[each] === given.get('mark')),
    jenis: given.get('kind') ?? undefined,
    cari: given.get('q') ?? undefined,
  })
}

/** How many filters narrow the list; tab, order, the agency switch and the open issue aside. */
export const countIssueFilters = ({ level, tanda, jenis, cari }: IssueSearch): number => [level, tanda, jenis, cari].filter(Boolean).length

function readId(raw: unknown): number | undefined {
  const id = typeof raw === 'number' || (typeof raw === 'string' && raw !== '') ? Number(raw) : NaN
  return Number.isSafeInteger(id) && id > 0 ? id : undefined
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const defined = <T extends Record<string, unknown>>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>

import type { Term, TermKind, TimeZone } from '@kentongan/contracts'

type TermColumn = { readonly title: string; readonly kind: TermKind; readonly ambiguous: boolean }

/** The columns that hold lists of terms, in the order in which they are written. */
export const termColumns = [
  { title: 'nama lain', kind: 'name', ambiguous: false },
  { title: 'nama ambigu', kind: 'name', ambiguous: true },
  { title: 'singkatan', kind: 'acronym', ambiguous: false },
  { title: 'singkatan ambigu', kind: 'acronym', ambiguous: true },
  { title: 'kata kunci', kind: 'keyword', ambiguous: false },
  { title: 'kata kunci ambigu', kind: 'keyword', ambiguous: true },
  { title: 'kantor', kind: 'office', ambiguous: false },
  { title: 'kantor ambigu', kind: 'office', ambiguous: true },
  { title: 'jabatan', kind: 'title', ambiguous: false },
  { title: 'jabatan ambigu', kind: 'title', ambiguous: true },
  { title: 'wilayah', kind: 'place', ambiguous: false },
  { title: 'konteks', kind: 'context', ambiguous: false },
  { title: 'pengecualian', kind: 'exclude', ambiguous: false },
  { title: 'sumber', kind: 'source', ambiguous: false },
] as const satisfies readonly TermColumn[]

export type AgencyColumn = 'instansi' | 'induk' | 'zona waktu' | (typeof termColumns)[number]['title']

export const agencyColumns: readonly AgencyColumn[] = [
  'instansi', 'induk', 'zona waktu', ...termColumns.map(column => column.title),
]

export const zones: Readonly<Record<string, TimeZone>> = { WIB: 'Asia/Jakarta', WITA: 'Asia/Makassar', WIT: 'Asia/Jayapura' }

/** The column in which a term stands, or would. */
export function columnOfTerm({ kind, ambiguous }: Term): AgencyColumn {
  const ofKind = termColumns.filter(column => column.kind === kind)
  return (ofKind.find(column => column.ambiguous === ambiguous) ?? ofKind[0])!.title
}

import type { Term, TimeZone } from '@kentongan/contracts'
import { foldTerms } from '../fold-terms'
import { agencyColumns, columnOfTerm, zones, type AgencyColumn } from './agency-columns'
import { joinList } from './cell-list'
import { ownName } from './own-name'
import { writeTable } from './write-table'

/** An agency as the database has it. */
export type ExistingAgency = {
  readonly id: number
  readonly parentId: number | null
  readonly name: string
  readonly timeZone: TimeZone
  readonly terms: readonly Term[]
}

/** Writes agencies as a file that `readAgencyCsv` reads. A parent that is not among them is left empty. */
export function writeAgencyCsv(agencies: readonly ExistingAgency[]): string {
  const names = new Map(agencies.map(agency => [agency.id, agency.name]))
  return writeTable(agencyColumns, agencies.map(agency => agencyColumns.map(column => cellOf(agency, column, names))))
}

function cellOf(agency: ExistingAgency, column: AgencyColumn, names: ReadonlyMap<number, string>): string {
  if (column === 'instansi') return agency.name
  if (column === 'induk') return agency.parentId === null ? '' : names.get(agency.parentId) ?? ''
  if (column === 'zona waktu') return Object.keys(zones).find(zone => zones[zone] === agency.timeZone) ?? ''
  return joinList(agency.terms.filter(term => columnOfTerm(term) === column && !isOwnName(agency, term)).map(term => term.text))
}

/** The agency's own column says it already, except that it is ambiguous. */
const isOwnName = ({ name }: ExistingAgency, term: Term): boolean => (
  term.kind === 'name' && !term.ambiguous && foldTerms([ownName(name), term]).length === 1
)

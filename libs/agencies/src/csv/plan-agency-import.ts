import type { CsvProblem, Term, TimeZone } from '@kentongan/contracts'
import { foldTerms } from '../fold-terms'
import { columnOfTerm } from './agency-columns'
import { csvProblem } from './csv-problem'
import { describeCircle, findParentCycles } from './find-parent-cycles'
import { foldName } from './fold-name'
import { groupBy } from './group-by'
import { ownName } from './own-name'
import type { AgencyCsvRow } from './read-agency-csv'
import type { ExistingAgency } from './write-agency-csv'

/** A parent that exists, or one that the same import makes; null at the top of a tree. */
export type PlannedParent = { readonly id: number } | { readonly name: string } | null

export type NewAgencyPlan = {
  readonly line: number
  readonly name: string
  readonly parent: PlannedParent
  readonly timeZone: TimeZone
  readonly terms: readonly Term[]
}
export type AgencyChangePlan<Agency> = {
  readonly line: number
  readonly agency: Agency
  /** Only what differs. */
  readonly changes: { readonly parent?: PlannedParent; readonly timeZone?: TimeZone; readonly terms?: readonly Term[] }
}

/** `create` before `change`, each in the given order: then a parent is there before its children, and no step closes a circle. */
export type AgencyImportPlan<Agency> = {
  readonly create: readonly NewAgencyPlan[]
  readonly change: readonly AgencyChangePlan<Agency>[]
  readonly unchanged: number
  readonly problems: readonly CsvProblem[]
}

/** A line with the agency that it is about; `above` is its parent's key, undefined where the file says nothing of it. */
type Entry<Agency> = {
  readonly key: string
  readonly row: AgencyCsvRow
  readonly agency: Agency | null
  readonly above: string | null | undefined
}

/**
 * Plans what an import of lines does to the agencies that exist, matched by name without regard to case. A column that the file
 * lacks changes nothing. What the plan has done, the same file does not plan again.
 */
export function planAgencyImport<Agency extends ExistingAgency>(
  rows: readonly AgencyCsvRow[], existing: readonly Agency[],
): AgencyImportPlan<Agency> {
  const problems: CsvProblem[] = []
  const known = groupBy(existing, agency => foldName(agency.name))
  const named = rows.flatMap(row => {
    const [agency = null, ...others] = known.get(foldName(row.name)) ?? []
    if (others.length === 0) return { row, agency }
    problems.push(csvProblem(row.line, 'instansi', 'agency-not-unique', { name: row.name }))
    return []
  })
  const placed = placeEntries(named, known, problems)
  const { entries, depthOf } = withoutCycles(placed, existing, problems)
  const ordered = entries.toSorted((one, other) => depthOf(one.key) - depthOf(other.key) || one.row.line - other.row.line)
  const change = ordered.flatMap(entry => planChange(entry) ?? [])
  return {
    create: ordered.flatMap(entry => (entry.agency === null ? planCreation(entry) : [])),
    change,
    unchanged: ordered.filter(entry => entry.agency !== null).length - change.length,
    problems: problems.toSorted((one, other) => one.line - other.line),
  }
}

const keyOf = (name: string, agency: ExistingAgency | null | undefined): string => (
  agency == null ? `new:${foldName(name)}` : `old:${agency.id}`
)

/** Finds the parent of each line; a line whose parent is nowhere is left out, and so are lines below a new agency so left out. */
function placeEntries<Agency extends ExistingAgency>(
  named: readonly { readonly row: AgencyCsvRow; readonly agency: Agency | null }[],
  known: ReadonlyMap<string, readonly Agency[]>, problems: CsvProblem[],
): readonly Entry<Agency>[] {
  const entries = named.map(({ row, agency }) => ({
    key: keyOf(row.name, agency), row, agency,
    above: row.parent == null ? row.parent : keyOf(row.parent, known.get(foldName(row.parent))?.[0]),
  }))
  const below = groupBy(entries.filter(entry => entry.above != null), entry => entry.above ?? '')
  const left = new Set(entries.map(entry => entry.key))
  const there = new Set([...left, ...[...known.values()].flat().map(agency => keyOf(agency.name, agency))])
  const twinsOf = ({ row }: Entry<Agency>) => known.get(foldName(row.parent ?? ''))?.length ?? 0
  const lost: Entry<Agency>[] = entries.filter(entry => entry.above != null && (!there.has(entry.above) || twinsOf(entry) > 1))
  for (const entry of lost) {
    const code = twinsOf(entry) > 1 ? 'parent-not-unique' : 'parent-not-found'
    problems.push(csvProblem(entry.row.line, 'induk', code, { name: entry.row.parent ?? '' }))
    left.delete(entry.key)
    // The loop goes on with what is pushed; a new agency's line is in here once, since it has one parent.
    if (entry.agency === null) lost.push(...(below.get(entry.key) ?? []))
  }
  return entries.filter(entry => left.has(entry.key))
}

/** Leaves out lines that would make an agency its own ancestor, until none is left that does. */
function withoutCycles<Agency extends ExistingAgency>(
  placed: readonly Entry<Agency>[], existing: readonly Agency[], problems: CsvProblem[],
): { readonly entries: readonly Entry<Agency>[]; readonly depthOf: (key: string) => number } {
  let entries = placed
  for (;;) {
    const parents = new Map(existing.map(({ id, parentId }) => [`old:${id}`, parentId === null ? null : `old:${parentId}`]))
    for (const { key, above, agency } of entries) if (above !== undefined || agency === null) parents.set(key, above ?? null)
    const circles = findParentCycles(parents)
    const turned = entries.filter(entry => circles.has(entry.key))
    if (turned.length === 0) return { entries, depthOf: measureDepth(parents) }
    const names = new Map(existing.map(agency => [`old:${agency.id}`, agency.name]))
    for (const { key, row } of entries) names.set(key, row.name)
    problems.push(...turned.map(({ key, row }) => csvProblem(row.line, 'induk', 'parent-cycle', {
      names: describeCircle(circles.get(key) ?? [], each => names.get(each) ?? ''),
    })))
    entries = entries.filter(entry => !circles.has(entry.key))
  }
}

/** How far each is below its top, each way up walked once. Expects no circle. */
function measureDepth(parents: ReadonlyMap<string, string | null>): (key: string) => number {
  const depths = new Map<string, number>()
  for (const start of parents.keys()) {
    const path: string[] = []
    for (let at: string | null = start; at !== null && !depths.has(at); at = parents.get(at) ?? null) path.push(at)
    const above = parents.get(path.at(-1) ?? '') ?? null
    let depth = above === null ? -1 : depths.get(above) ?? -1
    for (const key of path.toReversed()) depths.set(key, depth += 1)
  }
  return key => depths.get(key) ?? 0
}

const parentOf = ({ row, above }: Entry<unknown>): PlannedParent => {
  if (above == null) return null
  return above.startsWith('old:') ? { id: Number(above.slice('old:'.length)) } : { name: row.parent ?? '' }
}

function planCreation(entry: Entry<unknown>): NewAgencyPlan {
  const { line, name, timeZone = 'Asia/Jakarta', terms } = entry.row
  return { line, name, parent: parentOf(entry), timeZone, terms }
}

function planChange<Agency extends ExistingAgency>(entry: Entry<Agency>): AgencyChangePlan<Agency> | null {
  const { row, agency, above } = entry
  if (agency === null) return null
  const terms = mergeTerms(row, agency)
  const now = foldTerms([ownName(agency.name), ...agency.terms])
  const parentKey = agency.parentId === null ? null : `old:${agency.parentId}`
  const changes = {
    ...(above !== undefined && above !== parentKey ? { parent: parentOf(entry) } : {}),
    ...(row.timeZone !== undefined && row.timeZone !== agency.timeZone ? { timeZone: row.timeZone } : {}),
    ...(sameTerms(terms, now) ? {} : { terms }),
  }
  return Object.keys(changes).length === 0 ? null : { line: row.line, agency, changes }
}

/** The line's terms, and those of the agency for which the file has no column. The name keeps the agency's spelling. */
function mergeTerms({ terms: [, ...listed], terms, columns }: AgencyCsvRow, agency: ExistingAgency): readonly Term[] {
  const kept = agency.terms.filter(term => !columns.has(columnOfTerm(term)))
  return foldTerms([{ ...ownName(agency.name), ambiguous: terms[0]?.ambiguous === true }, ...listed, ...kept])
}

function sameTerms(one: readonly Term[], other: readonly Term[]): boolean {
  const write = ({ kind, text, ambiguous }: Term) => JSON.stringify([kind, text, ambiguous])
  return one.map(write).toSorted().join() === other.map(write).toSorted().join()
}

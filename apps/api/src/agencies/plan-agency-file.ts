import { csvProblem, planAgencyImport, readAgencyCsv, type AgencyImportPlan } from '@kentongan/agencies'
import type { CsvProblem } from '@kentongan/contracts'
import type { AgencyState, Scope } from '@kentongan/platform/db'
import { findOversize } from './find-oversize'

export type AgencyFilePlan = AgencyImportPlan<AgencyState>
type Step = AgencyFilePlan['create'][number] | AgencyFilePlan['change'][number]

/**
 * Plans what a file does to the agencies of the scope. Left out, each with its reason, are lines that are wrong, that would
 * put an agency at the top although the caller is responsible for a part of the tree only, or whose rule would be too large.
 */
export function planAgencyFile(csv: string, existing: readonly AgencyState[], scope: Scope): AgencyFilePlan {
  const { rows, problems } = readAgencyCsv(csv)
  const plan = planAgencyImport(rows, existing)
  const refused = [...plan.create, ...plan.change].flatMap(step => whyRefused(step, scope) ?? [])
  const lines = new Set(refused.map(problem => problem.line))
  // Planned again, because a line below a refused one has lost its parent.
  const { problems: unplanned, ...rest } = planAgencyImport(rows.filter(row => !lines.has(row.line)), existing)
  return { ...rest, problems: [...problems, ...refused, ...unplanned].toSorted((one, other) => one.line - other.line) }
}

function whyRefused(step: Step, scope: Scope): CsvProblem | null {
  const { line } = step
  const { parent, terms } = 'changes' in step ? step.changes : step
  if (parent === null && !scope.wide) return csvProblem(line, 'induk', 'parent-needed')
  const oversize = terms === undefined ? null : findOversize(terms)
  return oversize === null ? null : csvProblem(line, null, 'query', { ...oversize.values, code: oversize.code })
}

import { foldName, type AgencyChangePlan, type AgencyImportPlan, type NewAgencyPlan, type PlannedParent } from '@kentongan/agencies'
import type { EntityManager } from 'typeorm'
import { agencyExists, checkParent, type AgencyState } from './agency-query'
import { addAgency, changeAgency, tellAgencies, type WrittenAgency } from './agency-writes'
import type { Actor } from './audit.repository'
import { refuseLine } from './import-outcome'
import { covers, type Scope } from './with-scope'

type Import = { readonly manager: EntityManager; readonly scope: Scope; readonly actor: Actor; readonly made: Map<string, number> }

/** Writes what was planned. Needs the rules' lock; refuses the first line that no longer fits. */
export async function importAgencies(
  manager: EntityManager, { scope, actor }: Pick<Import, 'scope' | 'actor'>, plan: AgencyImportPlan<AgencyState>,
): Promise<void> {
  const running = { manager, scope, actor, made: new Map<string, number>() }
  const written: WrittenAgency[] = []
  for (const step of plan.create) written.push(await create(running, step))
  for (const step of plan.change) written.push(await change(running, step))
  if (written.length > 0) await tellAgencies(manager, written)
}

async function create(running: Import, { line, name, parent, timeZone, terms }: NewAgencyPlan): Promise<WrittenAgency> {
  const parentId = await placeUnder(running, line, parent)
  const written = await addAgency(running.manager, running.actor, { name, parentId, timeZone, terms })
  running.made.set(foldName(name), written.id)
  return written
}

async function change(running: Import, { line, agency, changes: { parent, ...rest } }: AgencyChangePlan<AgencyState>): Promise<WrittenAgency> {
  const { manager, scope, actor } = running
  const [now] = await manager.query('select version from agency where id = $1 and removed_at is null', [agency.id])
  if (now === undefined || !covers(scope, agency.id)) return refuseLine(line, 'not-found')
  if (now.version !== agency.version) return refuseLine(line, 'version-conflict')
  if (parent === undefined) return changeAgency(manager, actor, agency, rest)
  const parentId = await placeUnder(running, line, parent)
  const misplaced = await checkParent(manager, agency.id, parentId)
  return misplaced === null ? changeAgency(manager, actor, agency, { ...rest, parentId }) : refuseLine(line, misplaced)
}

/** The id of a planned parent: of this import, or of the scope. Null, the top of a tree, only where the scope is wide. */
async function placeUnder({ manager, scope, made }: Import, line: number, parent: PlannedParent): Promise<number | null> {
  const own = parent !== null && 'name' in parent ? made.get(foldName(parent.name)) : undefined
  if (own !== undefined) return own
  const id = parent === null ? null : 'id' in parent ? parent.id : undefined
  if (id === undefined || !covers(scope, id) || (id !== null && !(await agencyExists(manager, id)))) return refuseLine(line, 'not-found')
  return id
}

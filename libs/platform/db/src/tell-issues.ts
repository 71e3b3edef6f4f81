import type { EntityManager } from 'typeorm'

/** Most ids of one hint: as many as can be read at once. */
const hintSize = 200

type Seen = { readonly agency: number; readonly issue: number }

/** Which agencies see these issues now. */
export async function whoSees(manager: EntityManager, ids: readonly number[]): Promise<readonly Seen[]> {
  return manager.query('select agency_id as agency, issue_id as issue from issue_agency where issue_id = any($1) order by 1, 2', [ids])
}

/** Tells each agency of its changed issues: the last statement of a transaction, as `emitLive`. */
export async function tellIssues(manager: EntityManager, seen: readonly Seen[]): Promise<void> {
  const byAgency = new Map<number, Set<number>>()
  for (const { agency, issue } of seen) byAgency.set(agency, (byAgency.get(agency) ?? new Set()).add(issue))
  const events = [...byAgency].toSorted(([one], [other]) => one - other).flatMap(([agencyId, issues]) => {
    const ids = [...issues].toSorted((a, b) => a - b)
    return Array.from({ length: Math.ceil(ids.length / hintSize) }, (_, at) => (
      { type: 'issues', agencyId, ids: ids.slice(at * hintSize, (at + 1) * hintSize) }))
  })
  if (events.length === 0) return
  await manager.query(
    'select emit_live(agency, event) from unnest($1::integer[], $2::jsonb[]) as told (agency, event)',
    [events.map(event => event.agencyId), events.map(event => JSON.stringify(event))])
}

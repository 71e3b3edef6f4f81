import type { EntityManager } from 'typeorm'

/**
 * Where issues of the grouper's stand in the tables: mostly where it says, elsewhere where a person merged two of which it had
 * forgotten one.
 */
export async function leadIssues(manager: EntityManager, names: readonly number[]): Promise<(issue: number) => number> {
  const rows: { id: number; leads: number }[] = await manager.query(
    `with recursive led as (
       select id, forced_into as leads from issue where id = any($1) and forced_into is not null
       union select l.id, i.forced_into from led l join issue i on i.id = l.leads where i.forced_into is not null
     ) select l.id, coalesce(i.merged_into, i.id) as leads from led l join issue i on i.id = l.leads where i.forced_into is null`, [names])
  const leads = new Map(rows.map(row => [row.id, row.leads]))
  return issue => leads.get(issue) ?? issue
}

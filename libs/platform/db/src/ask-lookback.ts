import type { EntityManager } from 'typeorm'

/** Days that an agency looks back by itself after its data have changed; posts that match nobody are kept as long. */
export const lookBackDays = 30

/** Starts a run over the posts of the last days, in the place of one that the agency has under way; gives its id. */
export async function replaceLookback(manager: EntityManager, agencyId: number, days: number, by: number | null): Promise<number> {
  await endLookbacks(manager, agencyId)
  const [{ id }] = await manager.query('insert into lookback (agency_id, days, asked_by) values ($1, $2, $3) returning id', [agencyId, days, by])
  return id
}

/** Asks for a run with changed rules. One under way that goes as far back will do: it starts over when it finds them changed. */
export async function askLookback(manager: EntityManager, agencyId: number, by: number | null): Promise<void> {
  const enough = await manager.query(
    `select from lookback where agency_id = $1 and state in ('waiting', 'running') and days >= $2`, [agencyId, lookBackDays])
  if (enough.length === 0) await replaceLookback(manager, agencyId, lookBackDays, by)
}

/** Cancels what an agency has under way. */
export async function endLookbacks(manager: EntityManager, agencyId: number): Promise<void> {
  await manager.query(
    `update lookback set state = 'cancelled', ended_at = now() where agency_id = $1 and state in ('waiting', 'running')`, [agencyId])
}

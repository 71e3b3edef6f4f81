import type { TimeZone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { createToken } from './one-time-link'
import { withScope, type Scope } from './with-scope'

export type KioskRow = {
  readonly id: number; readonly name: string; readonly agency: { readonly id: number; readonly name: string } | null
  readonly madeBy: string; readonly madeAt: Date; readonly seenAt: Date | null; readonly revoked: boolean
}
/** What a wall may see: an agency with all below it, or, where that is null, the whole installation. */
export type KioskReach = { readonly scope: Scope; readonly agency: { readonly name: string; readonly timeZone: TimeZone } | null }

const columns = `select k.id, k.name,
  case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as agency,
  p.name as "madeBy", k.made_at as "madeAt", k.seen_at as "seenAt", k.revoked_at is not null as revoked
  from kiosk k join account p on p.id = k.made_by left join agency a on a.id = k.agency_id`

/** Who asks is known by the token alone, before there is a scope. */
const beforeScope: Scope = { accountId: null, wide: true, agencies: [] }

/** Links for screens that only show. A token is kept as its digest; it can be taken back at any time. */
export class KioskRepository {
  constructor(private readonly database: DataSource) {}

  /** Those in use first, the newest first. */
  async list(scope: Scope): Promise<readonly KioskRow[]> {
    return withScope(this.database, scope, manager => manager.query(`${columns} order by k.revoked_at is not null, k.id desc`))
  }

  /** Gives the link's token this once; null where there is no such agency. */
  async make(scope: Scope, actor: Actor, { name, agencyId }: { readonly name: string; readonly agencyId: number | null }) {
    return withScope(this.database, scope, async manager => {
      if (agencyId !== null && !(await isAgency(manager, agencyId))) return null
      const { token, hash } = createToken()
      const [{ id }] = await manager.query(
        'insert into kiosk (name, agency_id, token_hash, made_by) values ($1, $2, $3, $4) returning id',
        [name, agencyId, hash, actor.accountId])
      await recordAudit(manager, actor, { agencyId, action: 'kiosk.make', subject: name, detail: { kioskId: id } })
      const [kiosk]: KioskRow[] = await manager.query(`${columns} where k.id = $1`, [id])
      return { kiosk: kiosk!, token }
    })
  }

  /** Takes a link back; again is as well as once. False where there is none. */
  async revoke(scope: Scope, actor: Actor, id: number): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      const [rows] = await manager.query(
        'update kiosk set revoked_at = now() where id = $1 and revoked_at is null returning name, agency_id as "agencyId"', [id])
      if (rows.length === 0) return (await manager.query('select from kiosk where id = $1', [id])).length > 0
      const { agencyId, name } = rows[0]
      await recordAudit(manager, actor, { agencyId, action: 'kiosk.revoke', subject: name, detail: { kioskId: id } })
      return true
    })
  }

  /**
   * What the holder of a token may see; null where it is unknown or was taken back, or its agency is gone. Notes once a minute
   * that it was here.
   */
  async admit(tokenHash: Buffer, now: Date): Promise<KioskReach | null> {
    return withScope(this.database, beforeScope, async manager => {
      const [row] = await manager.query(
        'select id, agency_id as "agencyId" from kiosk where token_hash = $1 and revoked_at is null', [tokenHash])
      if (row === undefined) return null
      const reach = row.agencyId === null ? await reachOfAll(manager) : await reachOfAgency(manager, row.agencyId)
      await manager.query(
        `update kiosk set seen_at = $2 where id = $1
         and (seen_at is null or seen_at < $2::timestamptz - interval '1 minute')`, [row.id, now])
      return reach
    })
  }
}

const isAgency = async (manager: EntityManager, id: number): Promise<boolean> =>
  (await manager.query('select from agency where id = $1 and removed_at is null', [id])).length > 0

async function reachOfAll(manager: EntityManager): Promise<KioskReach> {
  const rows: { id: number }[] = await manager.query('select id from agency where removed_at is null order by id')
  return { scope: { accountId: null, wide: true, agencies: rows.map(row => row.id) }, agency: null }
}

async function reachOfAgency(manager: EntityManager, id: number): Promise<KioskReach | null> {
  const rows: { id: number; name: string; timeZone: TimeZone }[] = await manager.query(
    `with recursive below as (
       select id, name, time_zone, 0 as depth from agency where id = $1 and removed_at is null
       union all select a.id, a.name, a.time_zone, b.depth + 1
         from agency a join below b on a.parent_id = b.id where a.removed_at is null
     ) select id, name, time_zone as "timeZone" from below order by depth, id`, [id])
  const [top] = rows
  if (top === undefined) return null
  const scope: Scope = { accountId: null, wide: false, agencies: rows.map(row => row.id) }
  return { scope, agency: { name: top.name, timeZone: top.timeZone } }
}

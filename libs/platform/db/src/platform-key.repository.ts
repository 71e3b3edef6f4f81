import type { KeyedPlatform, KeyTest, SourceKind } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { toJsonb } from './clean-text'
import { withScope, type Scope } from './with-scope'

/** Where a key is good: `host` is empty where the platform has one address for all. */
export type KeyPlace = { readonly platform: KeyedPlatform; readonly host: string }
export type PlatformKeyRow = KeyPlace & {
  /** As `Sealer.seal` gave it; the database never sees the key itself. */
  readonly sealed: Buffer
  readonly setAt: Date
  readonly setBy: string | null
  readonly test: KeyTest | null
}
type Caller = { readonly scope: Scope; readonly actor: Actor }

const columns = `select k.platform, k.host, k.sealed, k.set_at as "setAt", a.name as "setBy", k.test
  from platform_key k left join account a on a.id = k.set_by`

/** Keys of platforms, sealed. They serve the whole installation, as sources do. */
export class PlatformKeyRepository {
  constructor(private readonly database: DataSource) {}

  /** All keys, by platform and host. */
  async list(scope: Scope): Promise<readonly PlatformKeyRow[]> {
    return withScope(this.database, scope, manager => manager.query(`${columns} order by k.platform, k.host`))
  }

  /** The sealed key for a place; null where there is none. For whoever asks the platform. */
  async findSealed({ platform, host }: KeyPlace): Promise<Buffer | null> {
    const [row] = await this.database.query('select sealed from platform_key where platform = $1 and host = $2', [platform, host])
    return row?.sealed ?? null
  }

  /** Stores a key in the place of what was there; sources of these kinds are polled at once. */
  async set({ scope, actor }: Caller, { platform, host, sealed }: KeyPlace & { readonly sealed: Buffer }, kinds: readonly SourceKind[]): Promise<void> {
    await withScope(this.database, scope, async manager => {
      await manager.query(
        `insert into platform_key (platform, host, sealed, set_by) values ($1, $2, $3, $4)
         on conflict (platform, host) do update set sealed = excluded.sealed, set_by = excluded.set_by, set_at = now(), test = null`,
        [platform, host, sealed, actor.accountId])
      await makeKindsDue(manager, kinds)
      await recordAudit(manager, actor, { action: 'key.set', subject: platform, detail: nameHost(host) })
    })
  }

  /** Whether there was one. */
  async remove({ scope, actor }: Caller, { platform, host }: KeyPlace): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      const [rows] = await manager.query('delete from platform_key where platform = $1 and host = $2 returning 1', [platform, host])
      if (rows.length === 0) return false
      await recordAudit(manager, actor, { action: 'key.remove', subject: platform, detail: nameHost(host) })
      return true
    })
  }

  /** Keeps what the platform said when an admin had the key tried, unless it was replaced meanwhile, and puts the trial on record. */
  async saveTest({ scope, actor }: Caller, { platform, host, sealed }: KeyPlace & { readonly sealed: Buffer }, test: KeyTest): Promise<void> {
    await withScope(this.database, scope, async manager => {
      await manager.query('update platform_key set test = $4 where platform = $1 and host = $2 and sealed = $3', [platform, host, sealed, toJsonb(test)])
      const { ok, reason } = test
      await recordAudit(manager, actor, { action: 'key.test', subject: platform, detail: { ...nameHost(host), ok, reason } })
    })
  }

  /** Notes that the platform refused a key while sources were polled. */
  async noteRefusal({ platform, host, sealed }: KeyPlace & { readonly sealed: Buffer }, test: KeyTest): Promise<void> {
    await this.database.query('update platform_key set test = $4 where platform = $1 and host = $2 and sealed = $3', [platform, host, sealed, toJsonb(test)])
  }
}

const nameHost = (host: string) => (host === '' ? {} : { host })

/** What waited for a key or for money need not wait any longer. */
export async function makeKindsDue(manager: EntityManager, kinds: readonly SourceKind[]): Promise<void> {
  await manager.query('update source set next_poll_at = now() where kind = any($1::text[]) and removed_at is null', [kinds])
}

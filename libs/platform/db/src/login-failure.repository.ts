import { countingFailures, loginDelay, type LoginFailures, type LoginKeyKind } from '@kentongan/accounts'
import type { DataSource } from 'typeorm'

export type LoginKey = { readonly kind: LoginKeyKind; readonly value: string }

const text = (key: LoginKey): string => `${key.kind}:${key.value}`

export class LoginFailureRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Counts a try as failed before it is heard, so that many at once cannot slip through. Gives the seconds to wait, in
   * which case nothing is counted, or 0.
   */
  async take(keys: readonly LoginKey[], now: Date): Promise<number> {
    const sorted = [...keys].sort((a, b) => text(a).localeCompare(text(b)))
    return this.database.transaction(async manager => {
      const names = sorted.map(text)
      await manager.query(
        'insert into login_failure (key, count, last_at) select name, 0, $2 from unnest($1::text[]) name on conflict do nothing',
        [names, now])
      const rows: (LoginFailures & { key: string })[] = await manager.query(
        'select key, count, last_at as "lastAt" from login_failure where key = any($1::text[]) order by key for update', [names])
      const known = new Map(rows.map(row => [row.key, row]))
      const wait = Math.max(...sorted.map(key => loginDelay(key.kind, known.get(text(key)) ?? null, now)))
      if (wait > 0) return wait
      const counts = names.map(name => countingFailures(known.get(name) ?? null, now) + 1)
      await manager.query(
        `update login_failure f set count = n.count, last_at = $3
         from unnest($1::text[], $2::integer[]) n(key, count) where f.key = n.key`,
        [names, counts, now])
      return 0
    })
  }

  /** After a success: the account starts afresh, the address gets its try back. */
  async giveBack(account: LoginKey, address: LoginKey): Promise<void> {
    await this.database.query('delete from login_failure where key = $1', [text(account)])
    await this.database.query('update login_failure set count = greatest(count - 1, 0) where key = $1', [text(address)])
  }
}

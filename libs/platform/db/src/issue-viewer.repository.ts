import type { DataSource } from 'typeorm'
import { findStanding, viewerSeconds } from './read-issues'
import { withScope, type Scope } from './with-scope'

export type ViewerRow = { readonly id: number; readonly name: string }
type Reader = Scope & { readonly accountId: number }

/** Who looks at which issue at this moment. */
export class IssueViewerRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Notes that somebody looks, or looks no more, and gives who else does; null where the scope does not see it. Tells the pages
   * of a change only.
   */
  async watch(scope: Reader, id: number, watching: boolean, now: Date): Promise<readonly ViewerRow[] | null> {
    return withScope(this.database, scope, async manager => {
      const standing = await findStanding(manager, scope.agencies, id)
      if (standing === null) return null
      const alive = `seen_at > $3::timestamptz - interval '${viewerSeconds} seconds'`
      const parameters = [standing, scope.accountId, now]
      const was = await manager.query(`select from issue_viewer where issue_id = $1 and account_id = $2 and ${alive}`, parameters)
      await manager.query(watching
        ? `insert into issue_viewer values ($1, $2, $3)
           on conflict (issue_id, account_id) do update set seen_at = excluded.seen_at`
        : 'delete from issue_viewer where issue_id = $1 and account_id = $2 and $3::timestamptz is not null', parameters)
      const others: ViewerRow[] = await manager.query(
        `select a.id, a.name from issue_viewer v join account a on a.id = v.account_id
         where v.issue_id = $1 and v.account_id <> $2 and ${alive} order by a.name, a.id`, parameters)
      if ((was.length > 0) !== watching) await manager.query('select private.tell_presence($1)', [standing])
      return others
    })
  }
}

import type { DataSource } from 'typeorm'
import { withScope, type Scope } from './with-scope'

export type SavedViewRow = {
  readonly id: number
  readonly name: string
  readonly search: string
  readonly shared: boolean
  readonly mine: boolean
}
type Reader = Scope & { readonly accountId: number }

/** Most views that one account keeps; each is counted whenever the list is read. */
const mostViews = 50

/** Names for the filters of the address, one's own and what others share. */
export class SavedViewRepository {
  constructor(private readonly database: DataSource) {}

  /** One's own first, then those that are shared, by name. */
  async list(scope: Reader): Promise<readonly SavedViewRow[]> {
    return withScope(this.database, scope, manager => manager.query(
      `select id, name, search, shared, account_id = $1 as mine from saved_view where account_id = $1 or shared
       order by account_id <> $1, lower(name), id limit ${mostViews * 2}`, [scope.accountId]))
  }

  /** Null where the account keeps too many. */
  async save(scope: Reader, view: Pick<SavedViewRow, 'name' | 'search' | 'shared'>): Promise<SavedViewRow | null> {
    return withScope(this.database, scope, async manager => {
      const [{ count }] = await manager.query('select count(*) from saved_view where account_id = $1', [scope.accountId])
      if (count >= mostViews) return null
      const [{ id }] = await manager.query(
        'insert into saved_view (account_id, name, search, shared) values ($1, $2, $3, $4) returning id',
        [scope.accountId, view.name, view.search, view.shared])
      return { id, ...view, mine: true }
    })
  }

  /** False where it is not one's own. */
  async remove(scope: Reader, id: number): Promise<boolean> {
    return withScope(this.database, scope, async manager => {
      const [, count] = await manager.query('delete from saved_view where id = $1 and account_id = $2', [id, scope.accountId])
      return count > 0
    })
  }
}

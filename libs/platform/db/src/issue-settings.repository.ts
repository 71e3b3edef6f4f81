import type { IssueSettings } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { withScope, type Scope } from './with-scope'

export type SavedSettings = {
  readonly ok: true
  readonly settings: IssueSettings } | { readonly ok: false
  readonly current: IssueSettings
}

const read = async (manager: EntityManager, lock = ''): Promise<IssueSettings> =>
  (await manager.query(`select version, weights, thresholds, budget, analysts from issue_settings ${lock}`))[0]

/** Weights, thresholds and the budget of false alarms: one set for the whole installation. */
export class IssueSettingsRepository {
  constructor(private readonly database: DataSource) {}

  async read(scope: Scope): Promise<IssueSettings> {
    return withScope(this.database, scope, manager => read(manager))
  }

  /** Saves them where nobody has since `version`, and puts the difference on record. */
  async save(scope: Scope, actor: Actor, { version, ...wanted }: IssueSettings): Promise<SavedSettings> {
    return withScope(this.database, scope, async manager => {
      const current = await read(manager, 'for update')
      if (current.version !== version) return { ok: false, current } as const
      await manager.query(
        'update issue_settings set version = version + 1, weights = $1, thresholds = $2, budget = $3, analysts = $4',
        [JSON.stringify(wanted.weights), JSON.stringify(wanted.thresholds), wanted.budget, wanted.analysts])
      const { version: _, ...before } = current
      await recordAudit(manager, actor, { action: 'issue.settings', detail: { from: before, to: wanted } })
      return { ok: true, settings: await read(manager) } as const
    })
  }
}

import type { DataSource, EntityManager } from 'typeorm'

/** The agencies a request may see; row policies hold each statement of the transaction to it. */
export type Scope = {
  readonly accountId: number | null
  /** The whole installation, agencies still to be made included. */
  readonly wide: boolean
  readonly agencies: readonly number[]
}

/** Nothing but what belongs to no agency: for requests before sign-in. */
export const noScope: Scope = { accountId: null, wide: false, agencies: [] }

/**
 * Runs `work` in one transaction whose statements see only the scope's agencies. This is the second wall: queries name
 * their agencies as well.
 */
export async function withScope<Result>(database: DataSource, scope: Scope, work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
  return database.transaction(async manager => {
    await manager.query(
      `select set_config('kentongan.account', $1, true), set_config('kentongan.wide', $2, true), set_config('kentongan.agencies', $3, true)`,
      [scope.accountId?.toString() ?? '', scope.wide ? 'on' : 'off', scope.agencies.join(',')],
    )
    return work(manager)
  })
}

/** Whether the scope holds an agency, or for null the whole installation. */
export const covers = ({ wide, agencies }: Scope, agencyId: number | null): boolean => wide || (agencyId !== null && agencies.includes(agencyId))

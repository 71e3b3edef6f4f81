import type { DataSource, EntityManager } from 'typeorm'

/** How a statement ends: as it should, not begun, done and unheard of, or with its connection. */
export type Fate = 'done' | 'before' | 'after' | 'cut'

/**
 * The same database, with a fate for each statement and for each commit (which can only be heard of or not). For specs of what a
 * crash leaves behind.
 */
export function createFailingDatabase(database: DataSource, fate: () => Fate): DataSource {
  const meet = async <Result>(query: EntityManager['query'], work: () => Promise<Result>): Promise<Result> => {
    const met = fate()
    if (met === 'before') throw new Error('stopped before a statement')
    // A worker's role may end nobody, not even itself; who logged in may.
    if (met === 'cut') await query('set role none').then(() => query('select pg_terminate_backend(pg_backend_pid())'))
    const result = await work()
    if (met === 'after') throw new Error('stopped after a statement')
    return result
  }
  const failing = (inner: EntityManager): EntityManager => new Proxy(inner, { get: (target, name) => name === 'query'
    ? (sql: string, parameters?: unknown[]) => meet(target.query.bind(target), () => target.query(sql, parameters))
    : Reflect.get(target, name) })
  return new Proxy(database, { get: (target, name) => {
    if (name === 'query') return (sql: string, parameters?: unknown[]) => meet(target.query.bind(target), () => target.query(sql, parameters))
    if (name !== 'transaction') return Reflect.get(target, name)
    return async (work: (manager: EntityManager) => Promise<unknown>) => {
      const result = await target.transaction(manager => work(failing(manager)))
      if (fate() === 'after') throw new Error('stopped after a commit')
      return result
    }
  } })
}

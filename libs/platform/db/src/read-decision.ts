import { DecideGrouping } from '@kentongan/contracts'
import type { Decision } from '@kentongan/issues'
import type { DataSource, EntityManager } from 'typeorm'

type Asked = DecideGrouping
/** A person's decision: as it was said (null: cannot be read, and must not hold up the others), and as the grouper is told of it. */
export type OpenDecision = {
  readonly id: number
  readonly by: number
  readonly asked: Asked | null
  readonly decisions: readonly Decision[]
}

/** One decision of a person may be several of the grouper's, each with a number of its own: it can merge no more than fifty at once. */
const numbersOfOne = 64
const numberOf = (decision: number, at: number): number => decision * numbersOfOne + at

/**
 * Reads the oldest decision that is neither applied nor set aside. Issues that ended since it was said stand as what they have become; what does not
 * exist is left out, so nothing may be left to be done.
 */
export async function readDecision(database: DataSource | EntityManager): Promise<OpenDecision | null> {
  const [row] = await database.query('select id, kind, data, account_id as by from grouping_decision where applied_at is null and set_aside_at is null order by id limit 1')
  if (row === undefined) return null
  const { data: asked = null } = DecideGrouping.safeParse({ ...row.data, kind: row.kind })
  return { id: row.id, by: row.by, asked, decisions: asked === null ? [] : await translate(database, row.id, asked) }
}

async function translate(database: DataSource | EntityManager, id: number, asked: Asked): Promise<readonly Decision[]> {
  if (asked.kind === 'undo') return translateUndo(database, id, asked.decision)
  if (asked.kind === 'merge') {
    const living = await findLiving(database, [...asked.from, asked.into])
    const into = living.get(asked.into)
    if (into === undefined) return []
    const from = new Set(asked.from.flatMap(issue => living.get(issue) ?? []))
    from.delete(into)
    return [...from].map((issue, at) => ({ id: numberOf(id, at), kind: 'merge', from: issue, into }))
  }
  const posts = await findMembers(database, asked.posts)
  if (posts.length === 0) return []
  if (asked.kind === 'split') return [{ id: numberOf(id, 0), kind: 'split', posts }]
  const into = (await findLiving(database, [asked.into])).get(asked.into)
  return into === undefined ? [] : [{ id: numberOf(id, 0), kind: 'move', posts, into }]
}

async function translateUndo(database: DataSource | EntityManager, id: number, decision: number): Promise<readonly Decision[]> {
  const [row] = await database.query(
    `select kind, data from grouping_decision where id = $1 and applied_at is not null and undone_by is null and kind <> 'undo'`, [decision])
  if (row === undefined) return []
  const parts = row.kind === 'merge' ? row.data.from.length : 1
  return Array.from({ length: parts }, (_, at) => ({ id: numberOf(id, at), kind: 'undo', decision: numberOf(decision, parts - 1 - at) }))
}

async function findLiving(database: DataSource | EntityManager, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows: { id: number; living: number }[] = await database.query('select id, coalesce(merged_into, id) as living from issue where id = any($1)', [ids])
  return new Map(rows.map(row => [row.id, row.living]))
}

async function findMembers(database: DataSource | EntityManager, posts: readonly number[]): Promise<readonly number[]> {
  const rows: { id: number }[] = await database.query('select post_id as id from issue_post where post_id = any($1) order by 1', [posts])
  return rows.map(row => row.id)
}

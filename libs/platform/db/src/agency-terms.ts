import type { Term } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'

export const insertTerms = (manager: EntityManager, id: number, terms: readonly Term[]): Promise<unknown> => manager.query(
  `insert into agency_term (agency_id, kind, text, ambiguous)
   select $1, kind, text, ambiguous from unnest($2::text[], $3::text[], $4::boolean[]) with ordinality t(kind, text, ambiguous, place)
   order by place on conflict do nothing`,
  [id, terms.map(term => term.kind), terms.map(term => term.text), terms.map(term => term.ambiguous)])

export async function replaceTerms(manager: EntityManager, id: number, terms: readonly Term[]): Promise<void> {
  await manager.query('delete from agency_term where agency_id = $1', [id])
  await insertTerms(manager, id, terms)
}

const keyOf = (term: Term): string => `${term.kind}:${term.ambiguous}:${term.text}`

/** The order does not count. */
export const sameTerms = (a: readonly Term[], b: readonly Term[]): boolean =>
  a.map(keyOf).sort().join('\n') === b.map(keyOf).sort().join('\n')

import type { Scope } from '@kentongan/platform/db'
import { notFound } from '../http/problem'

/** The agencies of a query: the one that was asked for, which must be the caller's, or all of the caller's. */
export function chooseAgencies(asked: number | undefined, { agencies }: Scope): readonly number[] {
  if (asked === undefined) return agencies
  if (!agencies.includes(asked)) throw notFound()
  return [asked]
}

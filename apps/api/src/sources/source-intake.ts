import type { Actor, NewSource, Scope, SourceRepository } from '@kentongan/platform/db'
import { sortSources } from './known-sources'

type Caller = { readonly scope: Scope; readonly actor: Actor }

export type Intake = { readonly ids: readonly number[]; readonly known: number }

/** Adds sources by whichever way they come: one by one, from a list, from the starters. */
export class SourceIntake {
  constructor(private readonly sources: SourceRepository) {}

  /** Adds what is not yet in use, all in one transaction; they are due at once. Gives the ids and how many were known. */
  async add({ scope, actor }: Caller, wanted: readonly NewSource[], action: string): Promise<Intake> {
    const { added, revived, known } = sortSources(wanted, await this.sources.known(scope))
    const subject = wanted.length === 1 ? wanted[0]!.url : null
    const ids = await this.sources.addAll({ scope, actor }, added, revived, { action, subject })
    return { ids, known: known + added.length + revived.size - ids.length }
  }
}

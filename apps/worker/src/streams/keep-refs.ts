import type { StreamRepository } from '@kentongan/platform/db'

const dayMs = 86_400_000
const keptDays = 7
/** Posts of a transaction that ended late are looked for again. */
const overlapMs = 120_000

/** The platforms' addresses of posts of the last seven days: of most others nobody passes anything on any more. */
export type KnownRefs = {
  has(ref: string): boolean
  add(refs: readonly string[]): void
  /** Reads what was stored since the last time, by this worker and by others. */
  refresh(): Promise<void>
}

export function createKnownRefs({ streams, now }: { readonly streams: Pick<StreamRepository, 'findRefs'>; readonly now: () => Date }): KnownRefs {
  const days = new Map<number, Set<string>>()
  let readUntil: number | null = null
  const add = (at: Date, ref: string): void => {
    const day = Math.floor(at.getTime() / dayMs)
    days.set(day, (days.get(day) ?? new Set()).add(ref))
  }
  return {
    has: ref => {
      for (const refs of days.values()) if (refs.has(ref)) return true
      return false
    },
    add: refs => {
      for (const ref of refs) add(now(), ref)
    },
    refresh: async () => {
      const at = now().getTime()
      const oldest = at - keptDays * dayMs
      for (const { ref, seenAt } of await streams.findRefs(new Date(readUntil === null ? oldest : readUntil - overlapMs))) add(seenAt, ref)
      readUntil = at
      for (const day of days.keys()) if ((day + 1) * dayMs < oldest) days.delete(day)
    },
  }
}

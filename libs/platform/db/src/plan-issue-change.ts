import type { IssueField, IssueStatus, Level } from '@kentongan/contracts'

/** What people have said of an issue, as it stands. */
export type IssueWord = {
  readonly id: number
  readonly version: number
  /** At which version each field was last changed; a field that never was is not there. */
  readonly fieldVersions: Readonly<Partial<Record<IssueField, number>>>
  readonly status: IssueStatus
  readonly ownerId: number | null
  readonly mutedUntil: Date | null
  readonly levelSaid: Level | null
  readonly levelReason: string | null
  /** What the score says. */
  readonly level: Level
  readonly titleSaid: string | null
  readonly title: string
}

/** A wanted change; a field left out stays, null takes a person's word back. `version` is the one that the person saw. */
export type IssueChange = {
  readonly id: number
  readonly version: number
  readonly status?: IssueStatus | undefined
  readonly ownerId?: number | null | undefined
  readonly mutedUntil?: Date | null | undefined
  readonly level?: Level | null | undefined
  readonly reason?: string | undefined
  readonly title?: string | null | undefined
}

export type PlannedChange =
  | { readonly outcome: 'same' }
  | { readonly outcome: 'conflict'; readonly field: IssueField }
  | { readonly outcome: 'change'; readonly fields: readonly IssueField[]; readonly next: IssueWord; readonly before: IssueChange }

const fields = ['status', 'ownerId', 'mutedUntil', 'level', 'title'] as const satisfies readonly IssueField[]

const isSame: { readonly [Field in IssueField]: (word: IssueWord, change: IssueChange) => boolean } = {
  status: (word, change) => word.status === change.status,
  ownerId: (word, change) => word.ownerId === change.ownerId,
  mutedUntil: (word, change) => word.mutedUntil?.getTime() === change.mutedUntil?.getTime(),
  level: (word, change) => word.levelSaid === change.level && (change.level === null || word.levelReason === change.reason),
  title: (word, change) => word.titleSaid === change.title,
}

/**
 * What a change does to an issue: nothing where it says what holds already; a conflict where another person has changed one of
 * its fields after the version that the caller saw; else the next state, with the change that undoes it. Other fields merge.
 */
export function planIssueChange(word: IssueWord, change: IssueChange): PlannedChange {
  const changed = fields.filter(field => change[field] !== undefined && !isSame[field](word, change))
  if (changed.length === 0) return { outcome: 'same' }
  const field = changed.find(each => (word.fieldVersions[each] ?? 0) > change.version)
  if (field !== undefined) return { outcome: 'conflict', field }
  const version = word.version + 1
  const next: IssueWord = {
    ...word,
    version,
    fieldVersions: { ...word.fieldVersions, ...Object.fromEntries(changed.map(each => [each, version])) },
    status: change.status ?? word.status,
    ...pick(changed, 'ownerId', { ownerId: change.ownerId ?? null }),
    ...pick(changed, 'mutedUntil', { mutedUntil: change.mutedUntil ?? null }),
    ...pick(changed, 'level', {
      levelSaid: change.level ?? null, levelReason: change.level == null ? null : change.reason ?? null,
    }),
    ...pick(changed, 'title', { titleSaid: change.title ?? null }),
  }
  return { outcome: 'change', fields: changed, next, before: undoOf(word, changed, version) }
}

const pick = <Part extends object>(changed: readonly IssueField[], field: IssueField, part: Part): Part | undefined =>
  (changed.includes(field) ? part : undefined)

function undoOf(word: IssueWord, changed: readonly IssueField[], version: number): IssueChange {
  return {
    id: word.id,
    version,
    ...pick(changed, 'status', { status: word.status }),
    ...pick(changed, 'ownerId', { ownerId: word.ownerId }),
    ...pick(changed, 'mutedUntil', { mutedUntil: word.mutedUntil }),
    ...pick(changed, 'level', { level: word.levelSaid, ...(word.levelSaid !== null && { reason: word.levelReason ?? '' }) }),
    ...pick(changed, 'title', { title: word.titleSaid }),
  }
}

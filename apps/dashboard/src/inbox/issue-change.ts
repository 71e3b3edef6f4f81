import type { ChangeIssues, Issue } from '@kentongan/contracts'
import type { Filter } from './issue-search'

/** What can be said of an issue, or of many at once. */
export type Change = Omit<ChangeIssues['items'][number], 'id' | 'version'>
type Person = { readonly id: number; readonly name: string }

/** Muted until it rises: a time that does not come; the worker takes it back when the issue rises anew. */
export const untilItRises = '9999-12-31T00:00:00.000Z'
const hour = 3_600_000
export const muteChoices = ['hour', 'day', 'rise'] as const
export type MuteChoice = (typeof muteChoices)[number]

/** Until when an issue is muted by a choice made at `now`. */
export function muteUntil(choice: MuteChoice, now: Date): string {
  if (choice === 'rise') return untilItRises
  return new Date(now.getTime() + (choice === 'hour' ? hour : 24 * hour)).toISOString()
}

export const isMuted = ({ mutedUntil }: Pick<Issue, 'mutedUntil'>, now: Date): boolean => mutedUntil !== null && new Date(mutedUntil) > now

/** The issue as it will be once the server has kept the change; `people` are those who can be made its owner. */
export function applyChange(issue: Issue, change: Change, people: readonly Person[]): Issue {
  const { status = issue.status, mutedUntil = issue.mutedUntil } = change
  const owner = change.ownerId === undefined ? issue.owner : people.find(person => person.id === change.ownerId) ?? null
  return { ...issue, status, mutedUntil, owner, ...changedLevel(issue, change), ...changedTitle(issue, change) }
}

const changedLevel = ({ machineLevel }: Issue, { level, reason }: Change): Partial<Issue> =>
  (level === undefined ? {} : { level: level ?? machineLevel, levelReason: level === null ? null : reason ?? null })

const changedTitle = ({ machineTitle }: Issue, { title }: Change): Partial<Issue> =>
  (title === undefined ? {} : { title: title ?? machineTitle, titled: title !== null })

/** Whether an issue still belongs under a tab; what one's own hand takes out of it leaves at once. */
export function belongsTo({ tab }: Filter, issue: Issue, me: number, now: Date): boolean {
  const muted = isMuted(issue, now)
  const done = issue.status === 'done'
  if (tab === 'muted') return muted && !done
  if (tab === 'done') return done
  return tab === 'mine' ? issue.owner?.id === me && !done : !muted && !done
}

import type { ChangedIssues, Issue } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'
import { issueName, statusWord } from '../issue/issue-words'
import { type Change, untilItRises } from './issue-change'

/** Until when an issue is muted, in words. */
export function muteWords(t: TFunction, format: Format, until: string, now: Date): string {
  return until === untilItRises ? t('inbox.mute.untilRise') : t('inbox.mute.until', { at: format.sameDay(until, now) ? format.time(until) : format.full(until) })
}

/** What a change did, to stand behind "ISU-12" or "12 isu". */
export function changeWords(t: TFunction, change: Change, nameOf: (id: number) => string): string {
  if (change.status) return t(`inbox.did.${change.status}`)
  if (change.ownerId !== undefined) return change.ownerId === null ? t('inbox.did.unowned') : t('inbox.did.owned', { name: nameOf(change.ownerId) })
  if (change.mutedUntil !== undefined) return t(change.mutedUntil === null ? 'inbox.did.unmuted' : 'inbox.did.muted')
  if (change.level !== undefined) return change.level === null ? t('inbox.did.levelBack') : t('inbox.did.level', { level: t(`level.${change.level}`) })
  return t('inbox.did.title')
}

/** "ISU-12 ditandai ditangani." for one issue, "12 isu ditandai ditangani." for many. */
export function doneWords(t: TFunction, format: Format, issues: readonly Issue[], what: string): string {
  const [only, ...others] = issues
  return only && others.length === 0 ? t('inbox.done.one', { issue: issueName(only.id), what }) : t('inbox.done.many', { count: issues.length, shown: format.number(issues.length), what })
}

export type Refusal = ChangedIssues['refused'][number]

/** Why a change of an issue was not kept, and the state that holds. */
export function refusalWords(t: TFunction, format: Format, { id, field, by, current }: Refusal, now: Date): string {
  const issue = issueName(id)
  if (!current) return t('inbox.refused.gone', { issue })
  if (current.id !== id) return t('inbox.refused.merged', { issue, into: issueName(current.id) })
  if (!field) return t('inbox.refused.plain', { issue })
  const held = heldWords(t, format, current, field, now)
  return by ? t('inbox.refused.by', { issue, by, field: t(`inbox.field.${field}`), held }) : t('inbox.refused.held', { issue, field: t(`inbox.field.${field}`), held })
}

function heldWords(t: TFunction, format: Format, issue: Issue, field: NonNullable<Refusal['field']>, now: Date): string {
  if (field === 'status') return statusWord(t, issue.status)
  if (field === 'ownerId') return issue.owner?.name ?? t('inbox.noOwner')
  if (field === 'level') return t(`level.${issue.level}`)
  if (field === 'title') return issue.title
  return issue.mutedUntil ? muteWords(t, format, issue.mutedUntil, now) : t('inbox.mute.not')
}

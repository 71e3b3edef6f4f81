import type { AgencySignal, Issue, IssueDetail, IssueEvent, IssueMention, Kiosk } from '@kentongan/contracts'
import type { IssueDetailRows, IssueEventRow, IssueRow, KioskRow, MemberRow, SignalRow } from '@kentongan/platform/db'
import { toMention } from '../mentions/to-mention'

export function toIssue({ parts: _, peakScore: _score, peakAt: _at, ...row }: IssueRow): Issue {
  return {
    ...row,
    mutedUntil: row.mutedUntil?.toISOString() ?? null,
    kinds: [...row.kinds],
    hours: [...row.hours],
    agencies: [...row.agencies],
    viewers: [...row.viewers],
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
  }
}

export const toIssueDetail = ({ issue, story }: IssueDetailRows): IssueDetail => ({
  issue: toIssue(issue),
  parts: [...issue.parts],
  peak: issue.peakAt === null ? null : { score: issue.peakScore, at: issue.peakAt.toISOString() },
  story: story.map(each => ({ ...each, at: each.at.toISOString() })),
})

export const toEvent = (row: IssueEventRow): IssueEvent =>
  ({ ...row, kind: row.kind as IssueEvent['kind'], at: row.at.toISOString(), detail: row.detail as IssueEvent['detail'] })

export const toSignal = (row: SignalRow): AgencySignal => ({ ...row, at: row.at.toISOString() })

export function toIssueMention({ mention, join, copies, changed }: MemberRow): IssueMention {
  const { code, words, score, threshold, by } = join
  const reason = { code: code ?? 'first', words: words ?? [], score: score ?? null, threshold: threshold ?? null, by }
  return { mention: toMention(mention), join: reason, copies, changed }
}

export const toKiosk = (row: KioskRow): Kiosk =>
  ({ ...row, madeAt: row.madeAt.toISOString(), seenAt: row.seenAt?.toISOString() ?? null })

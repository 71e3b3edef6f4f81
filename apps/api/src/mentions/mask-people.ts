import type { SourceKind, SourceTier } from '@kentongan/contracts'
import type { CopyRow, IssueDetailRows, IssueEventRow, IssueRow, MemberRow, MentionEvidence, MentionRow } from '@kentongan/platform/db'
import { maskHandles, maskName } from '@kentongan/text'
import { scopeFor, type Caller } from '../http/caller'

/**
 * Private persons' handles are for those who work with mentions, not for officials. `all` agencies of what is shown must be
 * within sight for it to be shown whole.
 */
export type Sight = (all: readonly number[]) => boolean

/** What a screen that anyone may look at shows. */
export const noSight: Sight = () => false

/** Of whose mentions the caller may read who speaks. */
export function sightOf(caller: Caller): Sight {
  const seen = new Set(scopeFor(caller, 'authors.read')?.agencies)
  return all => all.length > 0 && all.every(agency => seen.has(agency))
}

/** Where whoever has an account can speak; channels and outlets speak as what they are. A file may hold posts of any kind. */
const open: ReadonlySet<SourceKind> = new Set<SourceKind>([
  'mastodon', 'mastodon-stream', 'bluesky', 'bluesky-search', 'youtube-search', 'youtube-comments', 'threads', 'x', 'instagram', 'facebook', 'file',
])
const speaksFreely = (kind: SourceKind, tier: SourceTier): boolean => tier === 'lain' && open.has(kind)

const maskQuoted = <Quoted extends { readonly title: string }>(quoted: Quoted | null) => quoted && { ...quoted, title: maskHandles(quoted.title), url: null }

/** A post's address spells its author's handle, so it goes as well. What a rule found stays readable: it is the agency's own. */
function maskMention(row: MentionRow): MentionRow {
  const kept = (field: 'title' | 'text') => row.spans.filter(span => span.field === field)
  const words = { title: maskHandles(row.title, kept('title')), text: maskHandles(row.text, kept('text')) }
  if (!speaksFreely(row.sourceKind, row.sourceTier)) return { ...row, ...words }
  return { ...row, ...words, author: row.author && maskName(row.author), url: null }
}

/** A mention of the list as the caller may see it. */
export const showMention = (row: MentionRow, sight: Sight): MentionRow => (sight([row.agencyId]) ? row : maskMention(row))

/** A mention of an issue as the caller may see it: what brought it there can be a handle that posts share. */
export function showMember(row: MemberRow, sight: Sight): MemberRow {
  if (sight([row.mention.agencyId])) return row
  const words = (row.join.words ?? []).map(word => maskHandles(word))
  return { ...row, mention: maskMention(row.mention), join: { ...row.join, words } }
}

/** A mention with its evidence as the caller may see it. */
export function showEvidence(row: MentionEvidence, sight: Sight): MentionEvidence {
  if (sight([row.agencyId])) return row
  const { social } = row
  const handle = social?.handle && speaksFreely(row.sourceKind, row.sourceTier) ? maskName(social.handle) : social?.handle ?? null
  return {
    ...row,
    ...maskMention(row),
    history: row.history.map(({ seenAt, title, text }) => ({ seenAt, title: maskHandles(title), text: maskHandles(text) })),
    social: social && { ...social, handle, replyTo: maskQuoted(social.replyTo), quoteOf: maskQuoted(social.quoteOf) },
  }
}

/** An issue as the caller may see it: its headline is a post's, unless a person wrote it. */
export function showIssue<Row extends Pick<IssueRow, 'title' | 'machineTitle' | 'titled' | 'agencies'>>(row: Row, sight: Sight): Row {
  if (sight(row.agencies.map(({ id }) => id))) return row
  return { ...row, title: row.titled ? row.title : maskHandles(row.title), machineTitle: maskHandles(row.machineTitle) }
}

export const showDetail = (rows: IssueDetailRows, sight: Sight): IssueDetailRows => ({ ...rows, issue: showIssue(rows.issue, sight) })

/** `agencies`: those of the caller. */
export const showEvent = (row: IssueEventRow, agencies: readonly number[], sight: Sight): IssueEventRow =>
  (sight(agencies) ? row : { ...row, detail: Object.fromEntries(Object.entries(row.detail).map(([name, value]) => [name, typeof value === 'string' ? maskHandles(value) : value])) })

export const showCopy = (row: CopyRow, agencies: readonly number[], sight: Sight): CopyRow =>
  (sight(agencies) ? row : { ...row, title: maskHandles(row.title), url: speaksFreely(row.kind, row.tier) ? null : row.url })

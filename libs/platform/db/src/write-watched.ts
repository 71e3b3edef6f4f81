import type { Level, Rise, ScorePart, Usual } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { recordIssueEvents, type IssueEventNote } from './write-issues'

/** What was made of an issue; everything that it is to be from now on. */
export type IssueVerdict = {
  readonly id: number
  readonly title: string
  readonly centrals: readonly { readonly post: number; readonly central: number }[]
  readonly score: number
  readonly upper: number
  readonly unsure: boolean
  readonly rank: number
  readonly level: Level
  readonly parts: readonly ScorePart[]
  readonly usual: Usual
  readonly rise: Rise | null
  readonly alarm: { readonly at: number; readonly surprise: number } | null
  /** It comes back though a person had muted it. */
  readonly unmuted: boolean
  /** It comes back though a person was done with it. */
  readonly reopened: boolean
  readonly raisedAt: number | null
  readonly watchAt: number | null
  readonly notes: readonly Pick<IssueEventNote, 'kind' | 'detail'>[]
  /** How surprising it is now, and on each scale. */
  readonly surprise: { readonly surprise: number; readonly bare: readonly number[] } | null
  /** Whether a page shows something else now. */
  readonly changed: boolean
}

const date = (at: number | null): Date | null => (at === null ? null : new Date(at))

/** Writes verdicts on issues that still live, their timelines, and how surprising the day got. */
export async function writeVerdicts(manager: EntityManager, verdicts: readonly IssueVerdict[], now: Date): Promise<void> {
  if (verdicts.length === 0) return
  await manager.query(
    `update issue i set title = v.title, score = v.score, upper = v.upper, unsure = v.unsure, rank = v.rank, level = v.level, parts = v.parts, usual = v.usual,
       rise = v.rise, raised_at = v."raisedAt", watch_at = v."watchAt", last_alarm_at = coalesce(v."alarmAt", i.last_alarm_at),
       last_alarm_surprise = coalesce(v."alarmSurprise", i.last_alarm_surprise),
       peak_score = greatest(i.peak_score, v.score), peak_at = case when v.score > i.peak_score then $2 else i.peak_at end,
       muted_until = case when v.unmuted then null else i.muted_until end, status = case when v.reopened then 'new' else i.status end,
       version = i.version + (v.unmuted or v.reopened)::integer, field_versions = i.field_versions
         || case when v.unmuted then jsonb_build_object('mutedUntil', i.version + 1) else '{}' end
         || case when v.reopened then jsonb_build_object('status', i.version + 1) else '{}' end,
       changed_at = case when v.changed then $2 else i.changed_at end
     from jsonb_to_recordset($1) as v (id bigint, title text, score real, upper real, unsure boolean, rank real, level text, parts jsonb, usual jsonb, rise jsonb,
       "raisedAt" timestamptz, "watchAt" timestamptz, "alarmAt" timestamptz, "alarmSurprise" real, unmuted boolean, reopened boolean, changed boolean)
     where i.id = v.id and i.merged_into is null`,
    [JSON.stringify(verdicts.map(({ raisedAt, watchAt, alarm, ...verdict }) => (
      { ...verdict, raisedAt: date(raisedAt), watchAt: date(watchAt), alarmAt: date(alarm?.at ?? null), alarmSurprise: alarm?.surprise ?? null }))), now])
  const centrals = verdicts.flatMap(verdict => verdict.centrals)
  await manager.query(
    `update issue_post ip set central = c.central from unnest($1::bigint[], $2::real[]) as c (post, central) where ip.post_id = c.post`,
    [centrals.map(({ post }) => post), centrals.map(({ central }) => central)])
  await recordIssueEvents(manager, verdicts.flatMap(({ id, notes }) => notes.map(note => ({ ...note, issue: id, by: null }))))
  await keepSurprises(manager, verdicts.flatMap(({ id, surprise }) => (surprise === null ? [] : [{ key: `issue-${id}`, ...surprise }])), now)
}

/** Remembers how surprising the day got for each key, on the whole and on each scale. */
export async function keepSurprises(
  manager: EntityManager, seen: readonly { readonly key: string; readonly surprise: number; readonly bare: readonly number[] }[], now: Date,
): Promise<void> {
  if (seen.length === 0) return
  await manager.query(
    `insert into surprise_sample as kept (key, day, surprise, bare)
     select key, ($2::timestamptz at time zone 'UTC')::date, surprise, array(select jsonb_array_elements_text(bare)::real)
     from jsonb_to_recordset($1) as s (key text, surprise real, bare jsonb) order by key
     on conflict (key, day) do update set surprise = greatest(kept.surprise, excluded.surprise),
       bare = array(select greatest(a, b) from unnest(kept.bare, excluded.bare) with ordinality as both_bare (a, b, at) order by at)
     where excluded.surprise > kept.surprise or exists (select from unnest(kept.bare, excluded.bare) as both_bare (a, b) where b > a)`,
    [JSON.stringify(seen), now])
}

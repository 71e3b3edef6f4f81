import type { Span, Tone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { shareJudgements, standingWord } from './standing-word'
import { writePostMarks, type PostMarks } from './write-post-marks'

export type Tag = {
  readonly agencyId: number
  /** The rules that matched, also those of the review lane. */
  readonly ruleIds: readonly number[]
  /** Only the review lane matched. */
  readonly doubtful: boolean
  readonly spans: readonly Span[]
  readonly tone: Tone
  readonly toneConfidence: number
  readonly toneBecause: readonly (Span & { readonly weight: number })[]
  readonly toneVersion: string
  /** The machine is less sure than it must be to be trusted. */
  readonly toneReview: boolean
  /** The headline says clearly worse of the agency than the body. */
  readonly misleading: boolean
}
/** `marks` is null where no rule matched. */
export type TaggedPost = { readonly postId: number; readonly revisions: number; readonly tags: readonly Tag[]; readonly marks: PostMarks | null }
type PlacedTag = Tag & { readonly postId: number }

/** How many mentions each agency gained, and how many were taken away. */
export type WrittenTags = { readonly added: ReadonlyMap<number, number>; readonly removed: number }

/** Whether the rules still have this version. They keep it until commit: a change waits, and its look-back sees what was written. */
export async function holdRules(manager: EntityManager, rulesVersion: number): Promise<boolean> {
  const [current] = await manager.query('select version from ruleset for share')
  return current.version === rulesVersion
}

/**
 * Writes the tags of posts: new mentions with what people have said of them before, changed ones, and takes away those that no
 * longer match, save where a person has spoken. With `onlyAgency` other agencies' mentions are left alone.
 */
export async function writeTags(
  manager: EntityManager, rulesVersion: number, posts: readonly TaggedPost[], onlyAgency: number | null = null,
): Promise<WrittenTags> {
  await shareJudgements(manager)
  const tags = posts.flatMap(post => post.tags.map(tag => ({ ...tag, postId: post.postId })))
  const added = await upsertMentions(manager, rulesVersion, tags)
  await writePostMarks(manager, posts.flatMap(({ postId, marks }) => (marks === null ? [] : [{ postId, ...marks }])))
  return { added, removed: await removeUnmatched(manager, posts.map(post => post.postId), tags, onlyAgency) }
}

async function upsertMentions(manager: EntityManager, rulesVersion: number, tags: readonly PlacedTag[]): Promise<ReadonlyMap<number, number>> {
  if (tags.length === 0) return new Map()
  const rows: { agencyId: number; count: number }[] = await manager.query(
    `with written as (
       insert into mention as m (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version,
         rule_ids, doubtful, tone_review, misleading, corrected_tone, relevant, confirmed)
       select p.id, t.agency_id, p.source_id, p.published_at, t.spans, $1, t.tone, t.confidence, t.because, t.version,
         array(select jsonb_array_elements_text(t.rules)::integer), t.doubtful, t.review, t.misleading,
         said.tone, said.relevant, said.confirmed
       from unnest($2::bigint[], $3::integer[], $4::jsonb[], $5::text[], $6::real[], $7::jsonb[], $8::text[], $9::jsonb[], $10::boolean[], $11::boolean[],
         $12::boolean[]) as t (post_id, agency_id, spans, tone, confidence, because, version, rules, doubtful, review, misleading) join post p on p.id = t.post_id and p.deleted_at is null
       cross join lateral (${standingWord('p.id', 't.agency_id')}) said
       order by t.post_id, t.agency_id
       on conflict (post_id, agency_id) do update set spans = excluded.spans, rules_version = excluded.rules_version, tone = excluded.tone,
         tone_confidence = excluded.tone_confidence, tone_because = excluded.tone_because, tone_version = excluded.tone_version,
         rule_ids = excluded.rule_ids, doubtful = excluded.doubtful, tone_review = excluded.tone_review, misleading = excluded.misleading
       returning m.agency_id, xmax = 0 as added
     ) select agency_id as "agencyId", count(*)::int as count from written where added group by agency_id order by agency_id`,
    [rulesVersion, tags.map(tag => tag.postId), tags.map(tag => tag.agencyId), tags.map(tag => JSON.stringify(tag.spans)), tags.map(tag => tag.tone),
      tags.map(tag => tag.toneConfidence), tags.map(tag => JSON.stringify(tag.toneBecause)), tags.map(tag => tag.toneVersion),
      tags.map(tag => JSON.stringify(tag.ruleIds)), tags.map(tag => tag.doubtful), tags.map(tag => tag.toneReview), tags.map(tag => tag.misleading)])
  return new Map(rows.map(row => [row.agencyId, row.count]))
}

/** Gives how many went. One that a person has spoken of stays, but no rule finds it any more. */
async function removeUnmatched(
  manager: EntityManager, postIds: readonly number[], tags: readonly PlacedTag[], onlyAgency: number | null,
): Promise<number> {
  const unmatched = `m.post_id = any($1) and ($4::integer is null or m.agency_id = $4)
    and not exists (select from unnest($2::bigint[], $3::integer[]) as kept (post_id, agency_id) where kept.post_id = m.post_id and kept.agency_id = m.agency_id)`
  const spoken = 'exists (select from mention_correction c where c.post_id = m.post_id and c.agency_id = m.agency_id)'
  const parameters = [postIds, tags.map(tag => tag.postId), tags.map(tag => tag.agencyId), onlyAgency]
  const [, removed] = await manager.query(`delete from mention m where ${unmatched} and not ${spoken}`, parameters)
  await manager.query(`update mention m set rule_ids = '{}' where ${unmatched} and m.rule_ids <> '{}'`, parameters)
  return removed
}

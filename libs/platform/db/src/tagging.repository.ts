import type { DataSource, EntityManager } from 'typeorm'
import type { Span, TermKind, Tone } from '@kentongan/contracts'
import { emitLive } from './live-event.repository'

export type RuleTerm = { readonly agencyId: number; readonly termId: number; readonly text: string; readonly kind: TermKind }
export type Ruleset = { readonly version: number; readonly terms: readonly RuleTerm[] }

/** `revisions` names the state that was read: an edit that comes meanwhile is not marked as done. */
export type PostToTag = { readonly id: number; readonly revisions: number; readonly title: string; readonly text: string }

export type Tag = {
  readonly agencyId: number
  readonly spans: readonly Span[]
  readonly tone: Tone
  readonly toneConfidence: number
  readonly toneBecause: readonly (Span & { readonly weight: number })[]
  readonly toneVersion: string
}
export type TaggedPost = { readonly postId: number; readonly revisions: number; readonly tags: readonly Tag[] }

/** `rules-changed`: nothing was written, the tags were made with rules that no longer hold. */
export type TagOutcome = 'rules-changed' | { readonly added: number }

export type AgencyToRetag = { readonly agencyId: number; readonly termsVersion: number }

/** Tagging's side of posts and mentions. Each method is one statement or one transaction. */
export class TaggingRepository {
  constructor(private readonly database: DataSource) {}

  async rulesVersion(): Promise<number> {
    const [row] = await this.database.query('select version from ruleset')
    return row.version
  }

  async loadRules(): Promise<Ruleset> {
    const [row] = await this.database.query(
      `select version, coalesce((select jsonb_agg(jsonb_build_object('agencyId', t.agency_id, 'termId', t.id, 'text', t.text, 'kind', t.kind) order by t.id)
         from agency_term t join agency a on a.id = t.agency_id and a.removed_at is null), '[]') as terms from ruleset`)
    return row
  }

  /** Those of the posts that are still to be tagged. */
  async findUntagged(postIds: readonly number[]): Promise<readonly PostToTag[]> {
    return this.database.query(
      'select p.id, p.revisions, p.title, p.text from post p join post_to_tag w on w.post_id = p.id where p.id = any($1) order by p.id', [postIds])
  }

  /** Posts that nobody has tagged for a while, oldest first: what a lost job would have done. */
  async findOverdue(seconds: number, limit: number): Promise<readonly number[]> {
    const rows: { id: number }[] = await this.database.query(
      `select post_id as id from post_to_tag where since < now() - make_interval(secs => $1) order by post_id limit $2`, [seconds, limit])
    return rows.map(row => row.id)
  }

  /** A page of posts first seen in the last `days`, newest first, below the id `before`. */
  async findRecent(days: number, before: number, limit: number): Promise<readonly PostToTag[]> {
    return this.database.query(
      `select id, revisions, title, text from post where id < $2 and first_seen_at > now() - make_interval(days => $1) order by id desc limit $3`, [days, before, limit])
  }

  async findAgenciesToRetag(): Promise<readonly AgencyToRetag[]> {
    return this.database.query(`select id as "agencyId", terms_version as "termsVersion" from agency where retagged_version <> terms_version and removed_at is null order by id`)
  }

  async markRetagged({ agencyId, termsVersion }: AgencyToRetag): Promise<void> {
    await this.database.query('update agency set retagged_version = $2 where id = $1', [agencyId, termsVersion])
  }

  /**
   * Writes the tags of posts: new mentions, changed ones, and takes away those that no longer match, save where a person has
   * corrected one. Corrections are columns of their own and stay. With `onlyAgency` other agencies' mentions are left alone.
   */
  async save(rulesVersion: number, posts: readonly TaggedPost[], onlyAgency?: number): Promise<TagOutcome> {
    return this.database.transaction(async manager => {
      // Held until commit: a change of the rules waits, and its look back then sees what we wrote.
      const [current] = await manager.query('select version from ruleset for share')
      if (current.version !== rulesVersion) return 'rules-changed'
      const postIds = posts.map(post => post.postId)
      const tags = posts.flatMap(post => post.tags.map(tag => ({ ...tag, postId: post.postId })))
      const added = await upsertMentions(manager, rulesVersion, tags)
      await removeUnmatched(manager, postIds, tags, onlyAgency)
      if (onlyAgency === undefined) await markTagged(manager, posts)
      for (const [agencyId, count] of added) await emitLive(manager, agencyId, { type: 'mentions', agencyId, count })
      return { added: [...added.values()].reduce((sum, count) => sum + count, 0) }
    })
  }
}

async function markTagged(manager: EntityManager, posts: readonly TaggedPost[]): Promise<void> {
  await manager.query(
    'delete from post_to_tag w using unnest($1::bigint[], $2::integer[]) as done (post_id, revisions) where w.post_id = done.post_id and w.revisions = done.revisions',
    [posts.map(post => post.postId), posts.map(post => post.revisions)])
}

/** Gives how many mentions each agency gained. */
async function upsertMentions(manager: EntityManager, rulesVersion: number, tags: readonly (Tag & { postId: number })[]): Promise<Map<number, number>> {
  if (tags.length === 0) return new Map()
  const rows: { agencyId: number; count: number }[] = await manager.query(
    `with written as (
       insert into mention as m (post_id, agency_id, source_id, published_at, spans, rules_version, tone, tone_confidence, tone_because, tone_version)
       select p.id, t.agency_id, p.source_id, p.published_at, t.spans, $1, t.tone, t.confidence, t.because, t.version
       from unnest($2::bigint[], $3::integer[], $4::jsonb[], $5::text[], $6::real[], $7::jsonb[], $8::text[])
         as t (post_id, agency_id, spans, tone, confidence, because, version) join post p on p.id = t.post_id
       order by t.post_id, t.agency_id
       on conflict (post_id, agency_id) do update set spans = excluded.spans, rules_version = excluded.rules_version, tone = excluded.tone,
         tone_confidence = excluded.tone_confidence, tone_because = excluded.tone_because, tone_version = excluded.tone_version
       returning m.agency_id, xmax = 0 as added
     ) select agency_id as "agencyId", count(*)::int as count from written where added group by agency_id order by agency_id`,
    [rulesVersion, tags.map(tag => tag.postId), tags.map(tag => tag.agencyId), tags.map(tag => JSON.stringify(tag.spans)), tags.map(tag => tag.tone),
      tags.map(tag => tag.toneConfidence), tags.map(tag => JSON.stringify(tag.toneBecause)), tags.map(tag => tag.toneVersion)])
  return new Map(rows.map(row => [row.agencyId, row.count]))
}

async function removeUnmatched(manager: EntityManager, postIds: readonly number[], tags: readonly { postId: number; agencyId: number }[], onlyAgency?: number): Promise<void> {
  await manager.query(
    `delete from mention m where m.post_id = any($1) and ($4::integer is null or m.agency_id = $4)
       and not exists (select from unnest($2::bigint[], $3::integer[]) as kept (post_id, agency_id) where kept.post_id = m.post_id and kept.agency_id = m.agency_id)
       and not exists (select from mention_correction c where c.post_id = m.post_id and c.agency_id = m.agency_id)`,
    [postIds, tags.map(tag => tag.postId), tags.map(tag => tag.agencyId), onlyAgency ?? null])
}

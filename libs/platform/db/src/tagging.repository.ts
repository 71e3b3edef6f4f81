import type { AgencyRule, MatchablePost } from '@kentongan/matching'
import type { DataSource, EntityManager } from 'typeorm'
import { emitLive } from './live-event.repository'
import { holdRules, writeTags, type TaggedPost } from './write-tags'

/**
 * The rules and the tone model in use (null: the shipped one). `version` rises with each change of any rule and with each
 * switch of the model.
 */
export type StoredRules = { readonly version: number; readonly rules: readonly AgencyRule[]; readonly toneModel: number | null }

/** `revisions` names the state that was read: an edit that comes meanwhile is not marked as done. */
export type PostToTag = MatchablePost & { readonly id: number; readonly revisions: number }

/** `rules-changed`: nothing was written, the tags were made with rules that no longer hold. */
export type TagOutcome = 'rules-changed' | { readonly added: number; readonly removed: number }

/** For statements in which `p` is a post and `s` its source: the post as rules see it. */
export const matchable = `p.title, p.text, coalesce(p.author, '') as author, s.match_text as source, coalesce(p.language, '') as lang`
const postToTag = `select p.id, p.revisions, ${matchable} from post p join source s on s.id = p.source_id`

/** Tagging's side of posts and mentions. Each method is one statement or one transaction. */
export class TaggingRepository {
  constructor(private readonly database: DataSource) {}

  async rulesVersion(): Promise<number> {
    const [row] = await this.database.query('select version from ruleset')
    return row.version
  }

  /** Enabled rules of living agencies with the version they belong to. */
  async loadRules(): Promise<StoredRules> {
    const [row] = await this.database.query(
      `select version, coalesce((
         select jsonb_agg(jsonb_build_object('ruleId', r.id, 'agencyId', r.agency_id, 'lane', r.lane, 'query', r.query) order by r.id)
         from keyword_rule r join agency a on a.id = r.agency_id and a.removed_at is null where r.enabled and r.removed_at is null
       ), '[]') as rules, (select id from tone_model where state = 'active') as "toneModel" from ruleset`)
    return row
  }

  /** Those of the posts that are still to be tagged. */
  async findUntagged(postIds: readonly number[]): Promise<readonly PostToTag[]> {
    return this.database.query(`${postToTag} join post_to_tag w on w.post_id = p.id where p.id = any($1) and p.deleted_at is null order by p.id`, [postIds])
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
      `${postToTag} where p.id < $2 and p.deleted_at is null and p.first_seen_at > now() - make_interval(days => $1) order by p.id desc limit $3`, [days, before, limit])
  }

  /** Writes the tags of posts and marks them as tagged ({@link writeTags}). */
  async save(rulesVersion: number, posts: readonly TaggedPost[]): Promise<TagOutcome> {
    return this.database.transaction(async manager => {
      if (!(await holdRules(manager, rulesVersion))) return 'rules-changed'
      const { added, removed } = await writeTags(manager, rulesVersion, posts)
      await markTagged(manager, posts)
      for (const [agencyId, count] of added) await emitLive(manager, agencyId, { type: 'mentions', agencyId, count })
      return { added: [...added.values()].reduce((sum, count) => sum + count, 0), removed }
    })
  }
}

async function markTagged(manager: EntityManager, posts: readonly TaggedPost[]): Promise<void> {
  await manager.query(
    'delete from post_to_tag w using unnest($1::bigint[], $2::integer[]) as done (post_id, revisions) where w.post_id = done.post_id and w.revisions = done.revisions',
    [posts.map(post => post.postId), posts.map(post => post.revisions)])
}

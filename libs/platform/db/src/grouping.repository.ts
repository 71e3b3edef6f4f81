import type { Decision, DecisionOutcome, GroupPost } from '@kentongan/issues'
import type { DataSource, EntityManager } from 'typeorm'
import { applyDecision } from './apply-decision'
import { lockIssues } from './count-issues'
import { foldOutcomes, namesOf, type GroupedPost } from './fold-outcomes'
import { leadIssues } from './lead-issues'
import { noteFailure } from './note-failure'
import { readDecision, type OpenDecision } from './read-decision'
import { addMembers, mergeIssues, openIssues, recordIssueEvents, type IssueMerge } from './write-issues'

/**
 * The right to group: `token` rises with each new holder, `seq` is the last entry of the log. Who writes with another than the
 * current is refused, however late.
 */
export type GroupingLease = { readonly token: number; readonly seq: number }

/** What the grouper was given, as it was. */
export type Given = { readonly post: GroupPost } | { readonly decisions: readonly Decision[] }

/** Posts that wait, in the order of their ids, and the entries that asked for them; some entries ask for what needs no grouping. */
export type WaitingPosts = { readonly posts: readonly GroupPost[]; readonly entries: readonly number[] }

/**
 * Seconds that a holder is not heard of before another may take over. At work it renews every half second; while it loads or saves all
 * that it knows it can say nothing.
 */
const leaseSeconds = { working: 10, loading: 30 } as const

/** The one writer of what belongs together. Each method is one statement or one transaction. */
export class GroupingRepository {
  constructor(private readonly database: DataSource) {}

  /** Takes the lease, or renews it; null where another holds it. */
  async takeLease(holder: string, to: keyof typeof leaseSeconds): Promise<GroupingLease | null> {
    const [[row]] = await this.database.query(
      `update grouping_state set token = case when holder = $1 then token else token + 1 end, holder = $1, held_until = now() + make_interval(secs => $2)
       where holder = $1 or holder is null or held_until <= now() returning token, seq`, [holder, leaseSeconds[to]])
    return row ?? null
  }

  /** Lets another take over at once; `now()` would round up to half a millisecond into the future. */
  async release(holder: string): Promise<void> {
    await this.database.query(`update grouping_state set held_until = '-infinity' where holder = $1`, [holder])
  }

  /** The last snapshot, what was given after it in order, and the entry it all ends with. */
  async load(): Promise<{ readonly snapshot: Uint8Array | null; readonly snapshotSeq: number; readonly since: readonly Given[]; readonly seq: number }> {
    const [row] = await this.database.query(
      `select snapshot, snapshot_seq as "snapshotSeq", seq,
         (select coalesce(jsonb_agg(l.given order by l.seq), '[]') from grouping_log l where l.seq > s.snapshot_seq) as since from grouping_state s`)
    return row
  }

  /** Keeps what the grouper knows after an entry of the log; entries up to it are not needed any more. False where the lease is lost. */
  async saveSnapshot(lease: GroupingLease, snapshot: Uint8Array): Promise<boolean> {
    return this.database.transaction(async manager => {
      const [, held] = await manager.query(
        'update grouping_state set snapshot = $3, snapshot_seq = seq where token = $1 and seq = $2', [lease.token, lease.seq, Buffer.from(snapshot)])
      if (held === 0) return false
      await manager.query('delete from grouping_log where seq <= $1', [lease.seq])
      return true
    })
  }

  /** Posts that are in no issue yet and have a mention that counts. */
  async findPosts(limit: number): Promise<WaitingPosts> {
    const [row] = await this.database.query(
      `with entry as (
         select id, post_id from post_to_group where post_id in (select distinct post_id from post_to_group order by post_id limit $1)
       ), waiting as (
         select p.id, p.title, p.text, s.domain as outlet, (extract(epoch from p.published_at) * 1000)::bigint as at, m.agencies, m.matched
         from (select distinct post_id from entry) e join post p on p.id = e.post_id join source s on s.id = p.source_id
         cross join lateral (
           select array_agg(distinct agency_id order by agency_id) as agencies, coalesce(jsonb_agg(span order by agency_id, at) filter (where span is not null), '[]') as matched
           from mention m left join lateral jsonb_array_elements(m.spans) with ordinality as found (span, at) on true
           where m.post_id = p.id and m.relevant and not m.in_doubt) m
         where m.agencies is not null and p.deleted_at is null and not exists (select from issue_post ip where ip.post_id = p.id)
       ) select coalesce((select jsonb_agg(to_jsonb(w) order by w.id) from waiting w), '[]') as posts,
           coalesce((select array_agg(id) from entry), '{}') as entries`, [limit])
    return row
  }

  /** The next decision that is not applied yet, put as the grouper understands it. */
  async findDecision(): Promise<OpenDecision | null> {
    return readDecision(this.database)
  }

  /**
   * Writes what became of waiting posts, with their place in the log. Gives the lease as it is then; null where it was lost, and
   * nothing was written.
   */
  async writePosts(lease: GroupingLease, waiting: WaitingPosts, grouped: readonly GroupedPost[]): Promise<GroupingLease | null> {
    return this.database.transaction(async manager => {
      const next = await appendLog(manager, lease, grouped.map(({ post }) => ({ post })))
      if (next === null) return null
      if (grouped.length > 0) await writeGrouped(manager, grouped)
      await manager.query('delete from post_to_group where id = any($1)', [waiting.entries])
      return next
    })
  }

  /** Writes what a person decided and the grouper made of it; as {@link writePosts}. */
  async writeDecision(lease: GroupingLease, decision: OpenDecision, outcomes: readonly DecisionOutcome[]): Promise<GroupingLease | null> {
    return this.database.transaction(async manager => {
      const next = await appendLog(manager, lease, [{ decisions: decision.decisions }])
      if (next !== null) await applyDecision(manager, decision, outcomes)
      return next
    })
  }

  /** Notes that a decision cannot be applied, as long as the lease holds. After three tries it is set aside, and its issues say so. */
  async noteFailure({ token }: GroupingLease, decision: OpenDecision, why: string): Promise<void> {
    await this.database.transaction(async manager => {
      const [held] = await manager.query('select from grouping_state where token = $1 for update', [token])
      if (held !== undefined) await noteFailure(manager, decision, why)
    })
  }
}

/** Holds the lease until commit; a newer holder, or another write of this one, has moved token or seq. */
async function appendLog(manager: EntityManager, lease: GroupingLease, given: readonly Given[]): Promise<GroupingLease | null> {
  const [[row]] = await manager.query(
    `update grouping_state set seq = seq + $3, held_until = now() + make_interval(secs => $4) where token = $1 and seq = $2 returning token, seq`,
    [lease.token, lease.seq, given.length, leaseSeconds.working])
  if (row === undefined) return null
  await manager.query('insert into grouping_log (seq, given) select $1 + at, given from unnest($2::jsonb[]) with ordinality as entry (given, at)',
    [lease.seq, given.map(one => JSON.stringify(one))])
  return row
}

async function writeGrouped(manager: EntityManager, grouped: readonly GroupedPost[]): Promise<void> {
  const lead = await leadIssues(manager, namesOf(grouped))
  const { members, merges } = foldOutcomes(grouped, lead)
  const opened = await openIssues(manager, [...new Set([...members.map(one => one.issue), ...merges.flatMap(({ from, into }) => [from, into])])])
  if (merges.length > 0) await lockIssues(manager, merges.flatMap(({ from, into }) => [from, into]))
  await addMembers(manager, members)
  await mergeIssues(manager, merges, null)
  await recordIssueEvents(manager, eventsOf(opened, merges))
}

/** What was opened and ended in one batch nobody has seen. */
function eventsOf(opened: readonly number[], merges: readonly IssueMerge[]) {
  const ended = new Set(merges.map(({ from }) => from))
  const isNew = new Set(opened)
  return [
    ...opened.filter(issue => !ended.has(issue)).map(issue => ({ issue, kind: 'opened', by: null, detail: { post: issue } })),
    ...merges.filter(({ from }) => !isNew.has(from)).flatMap(({ from, into, reason: { code, words, score, threshold } }) => [
      { issue: into, kind: 'merged', by: null, detail: { from: [from], code, words, score, threshold } },
      { issue: from, kind: 'merged-into', by: null, detail: { into } },
    ]),
  ]
}

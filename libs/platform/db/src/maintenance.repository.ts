import type { DataSource } from 'typeorm'

export type Purged = { readonly posts: number; readonly events: number; readonly sessions: number }

/** What is deleted when its time is over. Each statement takes a bounded bite; the caller comes back nightly. */
export class MaintenanceRepository {
  constructor(private readonly database: DataSource) {}

  /**
   * Posts that nobody's rules matched are kept so that a new rule can look back; then they go, their keys stay. Those of an issue
   * stay with it. Of issues that nothing came to for long the hours go, which only their charts showed.
   */
  async purge(days: { readonly unmatchedPosts: number; readonly liveEvents: number; readonly issueHours: number }): Promise<Purged> {
    const [, posts] = await this.database.query(
      `delete from post p where id in (select id from post where first_seen_at < now() - make_interval(days => $1) and not exists (select from post_to_tag w where w.post_id = post.id)
          and not exists (select from mention m where m.post_id = post.id) and not exists (select from issue_post i where i.post_id = post.id)
          order by id limit 50000)
         and not exists (select from mention_correction c where c.post_id = p.id)`, [days.unmatchedPosts])
    const [, events] = await this.database.query('delete from live_event where at < now() - make_interval(days => $1)', [days.liveEvents])
    await this.database.query(
      `delete from issue_hour h using issue i where i.id = h.issue_id and i.last_at < now() - make_interval(days => $1)`, [days.issueHours])
    await this.database.query(`delete from agency_signal where at < now() - make_interval(days => $1)`, [days.issueHours])
    await this.database.query(`delete from surprise_sample where day < current_date - 60`)
    await this.database.query(`delete from post_import where state in ('uploading', 'ready') and created_at < now() - interval '14 days'`)
    const [, sessions] = await this.database.query('delete from session where expires_at < now()')
    await this.database.query(`delete from one_time_link where expires_at < now() - interval '7 days'`)
    await this.database.query(`delete from login_failure where last_at < now() - interval '1 day'`)
    return { posts, events, sessions }
  }
}

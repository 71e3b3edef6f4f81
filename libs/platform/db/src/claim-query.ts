import { streamedKinds } from '@kentongan/contracts'

/** What is listened to (see `stream.repository.ts`) and what comes from files is nobody's to poll. */
const unpolled = [...streamedKinds, 'file'].map(kind => `'${kind}'`).join(', ')

/**
 * Leases due sources, the longest overdue first: $1 at most, for $2 seconds. Sources that live on one site share its lane, which
 * lets a request start every two seconds, so no more are taken than can be read within a lease. GDELT allows one request in five
 * seconds to a whole installation: one source at a time, with a pause after each.
 *
 * Workers that race count the same and lock the same rows; who comes second skips them. Mentions that are being written, which refer to a
 * source, keep nobody off it.
 */
export const claimQuery = `
with shared (kind, most, pause) as (values ('gdelt', 1, interval '6 seconds'), ('telegram', 20, null), ('youtube', 30, null), ('google-news', 15, null), ('google-alerts', 30, null),
  -- A lease suffices although each reads as many pages as a pull may. Google's three are on one site, Instagram and Facebook on another.
  ('bluesky-search', 8, null), ('youtube-search', 8, null), ('youtube-comments', 5, null), ('fact-check', 3, null),
  ('threads', 10, null), ('x', 10, null), ('instagram', 5, null), ('facebook', 5, null)),
due as (
  select s.id, s.next_poll_at, s.kind, row_number() over (partition by s.kind order by s.next_poll_at, s.id) as place
  from source s where not s.paused and s.removed_at is null and s.kind not in (${unpolled}) and s.next_poll_at <= now() and (s.lease_until is null or s.lease_until < now())
),
room as (
  select shared.kind, case when bool_or(s.last_polled_at > now() - shared.pause) then 0
      else shared.most - count(*) filter (where s.lease_until > now()) end as free
  from shared left join source s on s.kind = shared.kind group by shared.kind, shared.most
)
update source set lease_until = now() + make_interval(secs => $2), lease_token = gen_random_uuid()
where id in (
  select id from source
  where id in (select due.id from due left join room using (kind) where room.free is null or due.place <= room.free)
    and not paused and removed_at is null and next_poll_at <= now() and (lease_until is null or lease_until < now())
  order by next_poll_at limit $1 for no key update skip locked)
returning id as "sourceId", lease_token as "leaseToken"`

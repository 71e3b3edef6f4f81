import { syncProfileRules } from '@kentongan/platform/db'
import type { DataSource, EntityManager } from 'typeorm'
import { demoAgencies, type DemoAgency } from './demo-agencies'
import { demoOutlets, type DemoOutlet } from './demo-outlets'

/** Two launchers must not seed at the same time. */
const seedLock = 71_504_020
/** How an address of the demo's own feeds looks, whatever the port was. */
const ownFeed = '^http://127[.]0[.]0[.]1:[0-9]+(/feeds/[a-z-]+[.]xml)$'

/**
 * Fills a database with the demo's agencies and sources, once: where the demo was seeded before, only its feeds' addresses
 * move to `feedsUrl`, and what people changed meanwhile stays.
 *
 * @param owner a connection as the owner of the tables
 * @param feedsUrl where the feeds are served, without a slash at the end: `http://127.0.0.1:4711`
 */
export async function seedDemo(owner: DataSource, feedsUrl: string): Promise<void> {
  await owner.transaction(async manager => {
    await manager.query('select pg_advisory_xact_lock($1)', [seedLock])
    const known = await manager.query('select from source where url ~ $1 limit 1', [ownFeed])
    if (known.length > 0) {
      await manager.query('update source set url = $2 || substring(url from $1) where url ~ $1', [ownFeed, feedsUrl])
      return
    }
    await insertAgencies(manager)
    for (const outlet of demoOutlets) if (outlet.seeded) await insertSource(manager, outlet, feedsUrl)
  })
}

async function insertAgencies(manager: EntityManager): Promise<void> {
  const ids = new Map<string, number>()
  for (const agency of demoAgencies) ids.set(agency.key, await insertAgency(manager, agency, ids))
}

/** There are no posts yet to look back on, so nothing asks for it. */
async function insertAgency(manager: EntityManager, agency: DemoAgency, ids: ReadonlyMap<string, number>): Promise<number> {
  const parentId = agency.parent === null ? null : ids.get(agency.parent)
  if (parentId === undefined) throw new Error(`The demo's agency ${agency.key} comes before its parent.`)
  const [{ id }]: [{ id: number }] = await manager.query(
    'insert into agency (parent_id, name, time_zone) values ($1, $2, $3) returning id', [parentId, agency.name, agency.timeZone])
  const { terms } = agency
  await manager.query(
    'insert into agency_term (agency_id, kind, text, ambiguous) select $1, * from unnest($2::text[], $3::text[], $4::boolean[])',
    [id, terms.map(term => term.kind), terms.map(term => term.text), terms.map(term => term.ambiguous)])
  await syncProfileRules(manager, id, terms, null)
  return id
}

/** The sources pretend to be known for two weeks: the mean of a source's days is taken from its first day on. */
async function insertSource(manager: EntityManager, outlet: DemoOutlet, feedsUrl: string): Promise<void> {
  await manager.query(
    `insert into source (url, site_url, title, tier, region, time_zone, paused, created_at, next_poll_at)
     values ($1, $2, $3, $4, $5, $6, $7, now() - interval '14 days', now()) on conflict (url) do nothing`,
    [`${feedsUrl}/feeds/${outlet.id}.xml`, `https://${outlet.id}.example/`, outlet.title, outlet.tier, outlet.region, outlet.timeZone,
      outlet.paused])
  if (outlet.trouble === 'unavailable') await pretendFailures(manager, outlet)
}

/** Its failures began before the demo, so that the page shows a failing source from the first poll on. */
async function pretendFailures(manager: EntityManager, { id }: DemoOutlet): Promise<void> {
  await manager.query(
    `update source set health = 'failing', health_since = now() - interval '5 hours', first_failure_at = now() - interval '7 hours',
       last_ok_at = now() - interval '8 hours', consecutive_failures = 6, last_polled_at = now() - interval '20 minutes',
       last_error = jsonb_build_object('reason', 'server-error', 'status', 503, 'detail', 'HTTP 503', 'at', now() - interval '20 minutes')
     where site_url = $1`, [`https://${id}.example/`])
}

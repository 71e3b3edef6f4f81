import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalUrl } from '@kentongan/posts'
import { startStack, type Stack } from '../support/start-stack'
import { reportIssues } from './replay-issues'
import { addAgencies, startReplay } from './start-replay'

/** Items recorded near the end may still be on their way when we stop. */
const graceMs = 40_000

type Item = { readonly outlet: string; readonly url: string; readonly at: number }

/**
 * The recorded news of ../shared/replay at 60 times its speed, or another, through the whole product:
 * `npm run bench -- replay [MINUTES [SPEED]]`.
 * Prints items published against posts stored, mentions, duplicates, delay, memory and processor time. The dashboard stays open
 * at the address printed, with the account named there, until the run ends. What became of it as issues is printed last.
 */
export async function bench([minutes = '15', speed = '60']: readonly string[]): Promise<void> {
  const folder = path.resolve('../shared/replay')
  if (!existsSync(folder)) return console.log('skipped: ../shared/replay is not here')
  const replay = await startReplay(folder, speed)
  const stack = await startStack({ POLL_FLOOR_SECONDS: '5', LOG_LEVEL: 'warn' })
  try {
    await addAgencies(stack)
    const startedAt = await replay.now()
    await addSources(stack, replay.base)
    console.log(`dashboard ${stack.url}/atur#token=${await stack.setupToken()}`)
    const delays = await watch(stack, Number(minutes) * 60_000)
    const endedAt = (await replay.now()) - graceMs * Number(speed)
    await report(stack, readItems(folder).filter(item => item.at > startedAt && item.at <= endedAt), delays)
    await reportIssues(stack)
  } finally {
    await replay.stop()
    await stack.stop()
  }
}

const outlets = ['kompas', 'detik', 'detiknews', 'republika', 'cnbc', 'kabar', 'daerah']

async function addSources(stack: Stack, base: string): Promise<void> {
  for (const outlet of outlets) await stack.owner.query('insert into source (url, title) values ($1, $2)', [`${base}/feeds/${outlet}.xml`, outlet])
  await stack.owner.query(`insert into source (url, title) values ($1, 'cekfakta')`, [`${base}/cekfakta/feed/`])
}

/** Everything recorded, with its time on the replay's own clock. */
function readItems(folder: string): Item[] {
  const read = (file: string, outlet?: string): Item[] => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n').map(line => {
    const item = JSON.parse(line) as { outlet?: string; url: string; at: string }
    return { outlet: outlet ?? item.outlet!, url: canonicalUrl(item.url)!, at: Date.parse(`${item.at}+07:00`) }
  })
  return [...read('news.jsonl'), ...read('fact-checks.jsonl', 'cekfakta')]
}

type Watched = { readonly rssMegabytes: number; readonly cpuSeconds: number }

/** Lets it run; reads the worker's memory every second and its processor time at the end. */
async function watch(stack: Stack, milliseconds: number): Promise<Watched> {
  let rssMegabytes = 0
  for (const until = Date.now() + milliseconds; Date.now() < until; ) {
    await sleep(1_000)
    rssMegabytes = Math.max(rssMegabytes, Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${stack.pids.worker}/status`, 'utf8'))?.[1]) / 1_024)
  }
  const [user, system] = readFileSync(`/proc/${stack.pids.worker}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  return { rssMegabytes, cpuSeconds: (Number(user) + Number(system)) / 100 }
}

async function report(stack: Stack, published: readonly Item[], watched: Watched): Promise<void> {
  const urls = [...new Set(published.map(item => item.url))]
  const stored: { url: string }[] = await stack.owner.query('select canonical_url as url from post where canonical_url = any($1)', [urls])
  const found = new Set(stored.map(row => row.url))
  for (const outlet of [...outlets, 'cekfakta']) {
    const own = [...new Set(published.filter(item => item.outlet === outlet).map(item => item.url))]
    console.log(`${outlet.padEnd(10)} published ${String(own.length).padStart(4)}   stored ${String(own.filter(url => found.has(url)).length).padStart(4)}`)
  }
  const [totals] = await stack.owner.query(`select (select count(*)::int from post) as posts, (select count(*)::int from mention) as mentions,
    (select count(*)::int from mention where in_doubt) as doubtful,
    (select count(*)::int from (select canonical_url from post group by 1 having count(*) > 1) d) as doubles,
    (select count(*)::int from (select post_id, agency_id from mention group by 1, 2 having count(*) > 1) d) as "doubledMentions"`)
  const [delay] = await stack.owner.query(`select percentile_cont(0.5) within group (order by extract(epoch from m.first_seen_at - m.published_at)) as p50,
    percentile_cont(0.95) within group (order by extract(epoch from m.first_seen_at - m.published_at)) as p95, max(extract(epoch from m.first_seen_at - m.published_at)) as most, count(*)::int as n
    from mention m join post p on p.id = m.post_id where p.canonical_url = any($1)`, [urls])
  const polls = await stack.owner.query('select sum(polls)::int as polls, sum(not_modified)::int as unchanged, sum(failures)::int as failures from source_day')
  console.log(`published ${urls.length}   stored ${found.size}   posts in all (with the backlog) ${totals.posts}   mentions ${totals.mentions}, of which in doubt ${totals.doubtful}`)
  console.log(`doubled posts ${totals.doubles}   doubled mentions ${totals.doubledMentions}   polls ${JSON.stringify(polls[0])}`)
  console.log(`publication to mention, seconds: p50 ${Number(delay.p50).toFixed(1)}   p95 ${Number(delay.p95).toFixed(1)}   most ${Number(delay.most).toFixed(1)}   of ${delay.n} mentions`)
  console.log(`worker: peak memory ${watched.rssMegabytes.toFixed(0)} MB   processor ${watched.cpuSeconds.toFixed(1)} s   ${(watched.cpuSeconds / totals.posts * 1_000).toFixed(1)} s per 1,000 posts`)
  console.log(`mentions by agency: ${JSON.stringify(await stack.owner.query('select a.name, count(m.id)::int as n from agency a left join mention m on m.agency_id = a.id group by 1 order by 2 desc'))}`)
}

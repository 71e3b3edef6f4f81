import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalUrl } from '@kentongan/posts'
import { startStack, type Stack } from '../support/start-stack'
import { addSixtyAgencies, startReplay } from './start-replay'

const speed = 60
/** Items recorded near the end may still be on their way when we stop. */
const graceMs = 60_000

type Item = { readonly at: number; readonly url: string; readonly title: string; readonly outlet: string }
type Post = { readonly at: number; readonly id: string; readonly author: string; readonly tags: readonly string[]; readonly number: number }
type Recorded = { readonly news: readonly Item[]; readonly posts: readonly Post[] }
/** A source of the replay: what it publishes, each with the name under which the source knows it. */
type Played = { readonly kind: string; readonly title: string; readonly path: string; readonly names: (recorded: Recorded, base: string) => readonly { at: number; name: string }[] }

const feed = (outlet: string): Played => ({
  kind: 'feed', title: outlet, path: `/feeds/${outlet}.xml`,
  names: ({ news }) => news.filter(item => item.outlet === outlet).map(({ at, url }) => ({ at, name: url })),
})
const timeline = (tag: string | null): Played => ({
  kind: 'mastodon', title: tag === null ? 'Mastodon' : `Mastodon #${tag}`, path: `/api/v1/timelines/${tag === null ? 'public' : `tag/${tag}`}`,
  names: ({ posts }, base) => posts.filter(post => tag === null || post.tags.some(each => each.toLowerCase() === tag)).map(({ at, id, author }) => ({ at, name: `${base}/@${author}/${id}` })),
})
const search = (kind: string, word: string, place: string): Played => ({
  kind, title: `${kind} ${word}`, path: `${place}${word}`,
  names: ({ news }) => news.filter(item => item.title.toLowerCase().includes(word.toLowerCase())).map(({ at, url }) => ({ at, name: url })),
})
const played: readonly Played[] = [
  ...['kompas', 'detik', 'detiknews', 'republika', 'cnbc', 'kabar', 'daerah'].map(feed),
  timeline(null), timeline('aniesbaswedan'),
  { kind: 'telegram', title: 'Telegram', path: '/s/kabarviral', names: ({ posts }) => posts.map(({ at, number }) => ({ at, name: `kabarviral/${number}` })) },
  { kind: 'youtube', title: 'YouTube', path: '/feeds/videos.xml?channel_id=UCreplay', names: ({ news }) => news.filter(item => item.outlet === 'kabar').map(({ at, url }) => ({ at, name: `v${url.split('/')[3]}` })) },
  search('google-news', 'polisi', '/rss/search?q='), search('google-news', 'KPK', '/rss/search?q='),
  search('gdelt', 'polisi', '/api/v2/doc/doc?query='), search('gdelt', 'KPK', '/api/v2/doc/doc?query='),
]

/**
 * Feeds, Mastodon, Telegram, YouTube, Google News and GDELT of ../shared/replay together, at 60 times its speed, with sixty
 * agencies: `npm run bench -- social [MINUTES]`. Prints for each source what was published meanwhile, how much of it arrived, how
 * many posts it was the first to bring, and mentions; then doubles and polls.
 */
export async function bench([minutes = '20']: readonly string[]): Promise<void> {
  const folder = path.resolve('../shared/replay')
  if (!existsSync(folder)) return console.log('skipped: ../shared/replay is not here')
  const replay = await startReplay(folder, String(speed))
  const stack = await startStack({ POLL_FLOOR_SECONDS: '5', LOG_LEVEL: 'warn' })
  try {
    await addSixtyAgencies(stack)
    const startedAt = await replay.now()
    for (const source of played) await stack.owner.query('insert into source (kind, url, title) values ($1, $2, $3)', [source.kind, replay.base + source.path, source.title])
    console.log(`dashboard ${stack.url}/atur#token=${await stack.setupToken()}`)
    await sleep(Number(minutes) * 60_000)
    await report(stack, replay.base, { from: startedAt, to: (await replay.now()) - graceMs * speed }, readRecorded(folder))
  } finally {
    await replay.stop()
    await stack.stop()
  }
}

/** Everything recorded, with its time on the replay's own clock. */
function readRecorded(folder: string): Recorded {
  const read = <Each>(file: string): (Each & { at: number; number: number })[] => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n').map((line, index) => {
    const item = JSON.parse(line) as Each & { at: string }
    return { ...item, at: Date.parse(`${item.at}+07:00`), number: index + 1 }
  })
  return { news: read<Item>('news.jsonl'), posts: read<Post>('posts.jsonl') }
}

const keyHash = (name: string): Buffer => createHash('sha256').update(JSON.stringify(['guid', name])).digest()

async function countArrived(stack: Stack, source: Played, id: number, names: readonly string[]): Promise<number> {
  // A feed knows an item by its own rules; its address decides.
  const [{ n }] = source.kind === 'feed'
    ? await stack.owner.query('select count(*)::int as n from post where canonical_url = any($1)', [names.map(name => canonicalUrl(name))])
    : await stack.owner.query('select count(*)::int as n from post_key where source_id = $1 and key_hash = any($2)', [id, names.map(keyHash)])
  return n
}

async function report(stack: Stack, base: string, span: { readonly from: number; readonly to: number }, recorded: Recorded): Promise<void> {
  const rows: { id: number; title: string; first: number; mentions: number; polls: number; failures: number; health: string }[] = await stack.owner.query(
    `select s.id, s.title, s.health, (select count(*)::int from post p where p.source_id = s.id) as first, (select count(*)::int from mention m where m.source_id = s.id) as mentions,
       (select sum(polls)::int from source_day d where d.source_id = s.id) as polls, (select sum(failures)::int from source_day d where d.source_id = s.id) as failures from source s order by s.id`)
  for (const [at, source] of played.entries()) {
    const row = rows[at]!
    const names = [...new Set(source.names(recorded, base).filter(item => item.at > span.from && item.at <= span.to).map(item => item.name))]
    const arrived = await countArrived(stack, source, row.id, names)
    console.log(`${row.title.padEnd(24)} published ${String(names.length).padStart(4)}   arrived ${String(arrived).padStart(4)}   first here ${String(row.first).padStart(5)}   mentions ${String(row.mentions).padStart(4)}   polls ${row.polls} (${row.failures} failed)   ${row.health}`)
  }
  const [totals] = await stack.owner.query(`select (select count(*)::int from post) as posts, (select count(*)::int from mention) as mentions,
    (select count(*)::int from (select canonical_url from post where canonical_url is not null group by 1 having count(*) > 1) d) as doubles,
    (select count(*)::int from (select post_id, agency_id from mention group by 1, 2 having count(*) > 1) d) as "doubledMentions",
    (select count(*)::int from post_key) as keys, (select count(*)::int from post_headline where discovered) as discovered`)
  console.log(JSON.stringify(totals))
}

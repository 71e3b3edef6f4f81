import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { canonicalUrl } from '@kentongan/posts'
import { openBrowser } from '../support/browser'
import { openFirstAdmin } from '../support/first-admin'
import { startStack, type Stack } from '../support/start-stack'
import { addAgencies, startReplay } from './start-replay'

const speed = 60
/** A morning on which posts of persons name agencies. */
const start = '2023-11-08T07:10:00+07:00'
const agencies = 10
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
  { kind: 'bluesky', title: 'Bluesky', path: '/subscribe', names: ({ posts }) => posts.map(({ at, id, author }) => ({ at, name: `at://did:plc:${author}/app.bsky.feed.post/${id}` })) },
  { kind: 'telegram', title: 'Telegram', path: '/s/kabarviral', names: ({ posts }) => posts.map(({ at, number }) => ({ at, name: `kabarviral/${number}` })) },
  { kind: 'youtube', title: 'YouTube', path: '/feeds/videos.xml?channel_id=UCreplay', names: ({ news }) => news.filter(item => item.outlet === 'kabar').map(({ at, url }) => ({ at, name: `v${url.split('/')[3]}` })) },
  search('google-news', 'polisi', '/rss/search?q='), search('google-news', 'KPK', '/rss/search?q='),
  search('gdelt', 'polisi', '/api/v2/doc/doc?query='), search('gdelt', 'KPK', '/api/v2/doc/doc?query='),
]

/** A stream is listened to, everything else is fetched. */
const addressOf = (base: string, { kind, path: place }: Played): string => (kind === 'bluesky' ? base.replace(/^http/, 'ws') : base) + place

/**
 * Feeds, Mastodon, Bluesky's stream, Telegram, YouTube, Google News and GDELT of ../shared/replay together, at 60 times its speed,
 * with ten agencies: `npm run bench -- social [MINUTES] [PICTURE]`. Prints for each source what was published meanwhile, how much of
 * it is stored (of a stream: what some rule wants), how much of that was known from another source, and mentions; then doubles and
 * polls. PICTURE: where to put a picture of the sources page.
 */
export async function bench([minutes = '20', picture]: readonly string[]): Promise<void> {
  const folder = path.resolve('../shared/replay')
  if (!existsSync(folder)) return console.log('skipped: ../shared/replay is not here')
  const replay = await startReplay(folder, String(speed), start)
  const stack = await startStack({ POLL_FLOOR_SECONDS: '5', LOG_LEVEL: 'warn' })
  try {
    await addAgencies(stack, agencies)
    const startedAt = await replay.now()
    for (const source of played) await stack.owner.query('insert into source (kind, url, title) values ($1, $2, $3)', [source.kind, addressOf(replay.base, source), source.title])
    await sleep(Number(minutes) * 60_000)
    await report(stack, replay.base, { from: startedAt, to: (await replay.now()) - graceMs * speed }, readRecorded(folder))
    if (picture) await takePicture(stack, picture)
  } finally {
    await replay.stop()
    await stack.stop()
  }
}

async function takePicture(stack: Stack, file: string): Promise<void> {
  const browser = await openBrowser()
  const page = await openFirstAdmin(browser, stack, { name: 'Sari Ayu', email: 'sari@contoh.id' }, [])
  // The page scrolls within its frame: a picture of all of it wants a window as tall.
  await page.setViewportSize({ width: 1440, height: 3200 })
  await page.goto(`${stack.url}/sumber`)
  await page.getByRole('heading', { name: 'Tidak tercakup' }).waitFor()
  await page.screenshot({ path: file, fullPage: true })
  await browser.close()
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

type Stored = { readonly stored: number; readonly known: number }

/** Of these names what is stored, and of that what another source had brought. A feed knows an item by its own rules; its address decides. */
async function countStored(stack: Stack, source: Played, id: number, names: readonly string[]): Promise<Stored> {
  const known = 'count(*) filter (where p.source_id <> $1)'
  const [found] = source.kind === 'feed'
    ? await stack.owner.query(`select count(*)::int as stored, (${known})::int as known from post p where p.canonical_url = any($2)`, [id, names.map(name => canonicalUrl(name))])
    : await stack.owner.query(
      `select count(*)::int as stored, (${known})::int as known from post_key k join post p on p.id = k.post_id where k.source_id = $1 and k.key_hash = any($2)`,
      [id, names.map(keyHash)])
  return found
}

type Row = { readonly id: number; readonly title: string; readonly mentions: number; readonly polls: number | null; readonly failures: number | null; readonly health: string }

async function report(stack: Stack, base: string, span: { readonly from: number; readonly to: number }, recorded: Recorded): Promise<void> {
  const rows: Row[] = await stack.owner.query(
    `select s.id, s.title, s.health, (select count(*)::int from mention m where m.source_id = s.id) as mentions,
       (select sum(polls)::int from source_day d where d.source_id = s.id) as polls, (select sum(failures)::int from source_day d where d.source_id = s.id) as failures
     from source s order by s.id`)
  console.log(['source'.padEnd(22), 'published', 'stored', 'known', 'mentions', 'polls', 'failed', 'health'].join('  '))
  for (const [at, source] of played.entries()) {
    const { id, title, mentions, polls, failures, health } = rows[at]!
    const names = [...new Set(source.names(recorded, base).filter(item => item.at > span.from && item.at <= span.to).map(item => item.name))]
    const { stored, known } = await countStored(stack, source, id, names)
    const cell = (value: number | null, width: number) => String(value ?? '-').padStart(width)
    console.log([title.padEnd(22), cell(names.length, 9), cell(stored, 6), cell(known, 5), cell(mentions, 8), cell(polls, 5), cell(failures, 6), health].join('  '))
  }
  const [totals] = await stack.owner.query(`select (select count(*)::int from post) as posts, (select count(*)::int from mention) as mentions,
    (select count(*)::int from (select canonical_url from post where canonical_url is not null group by 1 having count(*) > 1) d) as doubles,
    (select count(*)::int from (select post_id, agency_id from mention group by 1, 2 having count(*) > 1) d) as "doubledMentions",
    (select count(*)::int from post_key) as keys, (select count(*)::int from post_headline where discovered) as discovered`)
  console.log(JSON.stringify(totals))
}

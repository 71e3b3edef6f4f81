import { readFeed } from '@kentongan/sources'
import { parseFeed } from 'feedsmith'
import Parser from 'rss-parser'

type Feed = { bytes: Uint8Array, text: string }
type Reader = { name: string, read: (feed: Feed) => Promise<number> }

const options = { contentType: 'application/rss+xml; charset=UTF-8', now: new Date('2026-06-01T00:00:00Z'), zone: 'Asia/Jakarta' }
const asShipped = new Parser()
const rounds = 40

const readers: readonly Reader[] = [
  { name: 'rss-parser parseString', read: async ({ text }) => (await asShipped.parseString(text)).items.length },
  { name: 'feedsmith parseFeed', read: async ({ text }) => (parseFeed(text).feed as { items?: unknown[] }).items?.length ?? 0 },
  { name: 'readFeed (bytes in, items out)', read: async ({ bytes }) => itemsOf(await readFeed(bytes, options)) },
]

/**
 * MB/s of our whole path beside rss-parser and feedsmith, which get the decoded string as a present, on generated feeds as
 * WordPress writes them. Every feed is read
 * by all of them in turn, 40 times; its lowest tenth counts, so a busy machine disturbs little and all alike.
 */
export async function bench(): Promise<void> {
  const small = Array.from({ length: 120 }, (_, index) => feed(wordPressFeed(5 + index % 11, index % 3 === 0 ? 1 : 0, index)))
  await warmUp()
  const large = Array.from({ length: 20 }, (_, index) => feed(wordPressFeed(30, 13, index)))
  await compare('large: 20 feeds of about 200 KB, full texts', large)
  await compare('small: 120 feeds of 3 to 30 KB, mostly teasers', small)
}

async function compare(title: string, feeds: readonly Feed[]): Promise<void> {
  const megabytes = feeds.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6
  const counts = await Promise.all(readers.map(reader => countItems(reader, feeds)))
  if (new Set(counts).size > 1) throw new Error(`The readers disagree about the items: ${counts.join(', ')}`)
  const times = new Map(readers.map(({ name }) => [name, 0]))
  for (const one of feeds) {
    const samples = await timeInTurn(one)
    for (const [name, list] of samples) times.set(name, (times.get(name) ?? 0) + lowestTenth(list))
  }
  print(title, megabytes, times)
}

async function warmUp(): Promise<void> {
  for (let seed = 0; seed < 5; seed += 1) await timeInTurn(feed(wordPressFeed(15, 5, seed)))
}

/** All readers take one feed in turn, many times, so what else the machine does falls on all of them alike. */
async function timeInTurn(one: Feed): Promise<ReadonlyMap<string, readonly number[]>> {
  const samples = new Map(readers.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, read } of readers) {
      const start = performance.now()
      await read(one)
      samples.get(name)?.push(performance.now() - start)
    }
  }
  return samples
}

function print(title: string, megabytes: number, times: ReadonlyMap<string, number>): void {
  const rates = [...times].map(([name, milliseconds]) => ({ name, rate: megabytes / milliseconds * 1000 }))
  const yardstick = rates[0]?.rate ?? 1
  console.log(`\n${title} (${megabytes.toFixed(1)} MB)`)
  for (const { name, rate } of rates) {
    const ratio = (rate / yardstick).toFixed(2).padStart(6)
    console.log(`  ${name.padEnd(32)} ${rate.toFixed(1).padStart(7)} MB/s   ${ratio} x rss-parser`)
  }
}

async function countItems({ read }: Reader, feeds: readonly Feed[]): Promise<number> {
  let items = 0
  for (const one of feeds) items += await read(one)
  return items
}

function itemsOf(reading: Awaited<ReturnType<typeof readFeed>>): number {
  return reading.ok ? reading.items.length : 0
}

function lowestTenth(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 10)] ?? Number.NaN
}

function feed(text: string): Feed {
  return { text, bytes: new TextEncoder().encode(text) }
}

const words = ('pemerintah kantor layanan warga paspor antrean desa bupati jalan air bersih rapat dinas kesehatan sekolah '
  + 'bantuan petugas jadwal daerah program anggaran laporan masyarakat kota pelabuhan nelayan panen harga pasar beras').split(' ')

/** Deterministic text: the word that a running number picks. */
function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 31 + index * 7 + index * index) % words.length]).join(' ')
}

function wordPressFeed(items: number, paragraphs: number, seed: number): string {
  const list = Array.from({ length: items }, (_, index) => wordPressItem(seed * 100 + index, paragraphs))
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
	<title>Kabar Contoh</title>
	<atom:link href="https://kabar.contoh.id/feed/" rel="self" type="application/rss+xml" />
	<link>https://kabar.contoh.id</link>
	<description>Kabar dari daerah contoh</description>
	<lastBuildDate>Thu, 12 Feb 2026 07:30:00 +0000</lastBuildDate>
	<language>id</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<sy:updateFrequency>1</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.4</generator>
${list.join('\n')}
</channel>
</rss>`
}

function wordPressItem(id: number, paragraphs: number): string {
  const body = Array.from({ length: paragraphs }, (_, index) => paragraph(id + index, index)).join('\n\n\n\n')
  const content = paragraphs > 0 ? `\n\t\t<content:encoded><![CDATA[\n${body}\n]]></content:encoded>` : ''
  return `	<item>
		<title>${sentence(id, 9)} &#8211; ${id}</title>
		<link>https://kabar.contoh.id/2026/02/12/${sentence(id, 6).replaceAll(' ', '-')}-${id}/</link>
		<comments>https://kabar.contoh.id/2026/02/12/berita-${id}/#respond</comments>
		<dc:creator><![CDATA[Redaksi Contoh]]></dc:creator>
		<pubDate>Thu, 12 Feb 2026 0${id % 9}:15:00 +0000</pubDate>
		<category><![CDATA[Daerah]]></category>
		<category><![CDATA[Layanan Publik]]></category>
		<guid isPermaLink="false">https://kabar.contoh.id/?p=${id}</guid>
		<description><![CDATA[<p>${sentence(id + 3, 45)} [&#8230;]</p>
<p>Tulisan <a href="https://kabar.contoh.id/?p=${id}">${sentence(id, 9)}</a> muncul di Kabar Contoh.</p>]]></description>${content}
		<wfw:commentRss>https://kabar.contoh.id/berita-${id}/feed/</wfw:commentRss>
		<slash:comments>${id % 4}</slash:comments>
	</item>`
}

function paragraph(seed: number, index: number): string {
  if (index % 6 === 5) {
    return `<figure class="wp-block-image size-large"><img loading="lazy" decoding="async" width="1024" height="683" `
      + `src="https://kabar.contoh.id/wp-content/uploads/2026/02/foto-${seed}-1024x683.jpg" alt="" class="wp-image-${seed}"/>`
      + `<figcaption>${sentence(seed, 8)}</figcaption></figure>`
  }
  const tag = words[seed % words.length]
  return `<p>${sentence(seed, 18)}, <strong>${sentence(seed + 1, 3)}</strong> &#8220;${sentence(seed + 2, 14)}&#8221; `
    + `<a href="https://kabar.contoh.id/tag/${tag}/">${tag}</a>&nbsp;${sentence(seed + 5, 12)}.</p>`
}

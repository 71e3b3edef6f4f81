import { chooseStory, slotMs, slotsOfDeck } from './choose-story'
import type { DemoOutlet } from './demo-outlets'
import type { Story } from './demo-stories'
import { fillTemplate, type Filling } from './fill-template'
import { localTime, twoDigits } from './local-time'
import { pickFrom, seededRandom, shuffle } from './seeded-random'

export type DemoPost = {
  readonly id: string
  readonly guid: string
  readonly url: string
  readonly title: string
  readonly text: string
  readonly publishedAt: Date
  /** When it was edited, if it was. */
  readonly updatedAt: Date | null
}

const slotsPerDay = 144
const editedShare = 0.12
const editedAfterMs = 3_600_000

/** Posts of each local hour as a share of the mean hour. */
const rhythms: Readonly<Record<DemoOutlet['rhythm'], readonly number[]>> = {
  redaksi: [0.3, 0.2, 0.2, 0.2, 0.4, 0.8, 1.3, 1.5, 1.5, 1.5, 1.6, 1.6, 1.4, 1.4, 1.5, 1.5, 1.4, 1.2, 1.1, 1.1, 0.9, 0.7, 0.4, 0.3],
  kantor: [0, 0, 0, 0, 0, 0, 0.2, 1, 3, 4, 3.5, 2.5, 1, 2, 2.5, 2.3, 1.5, 0.5, 0, 0, 0, 0, 0, 0],
  forum: [0.5, 0.3, 0.2, 0.1, 0.2, 0.5, 1, 1.2, 1, 0.9, 1, 1.2, 1.4, 1.1, 1, 1, 1.1, 1.3, 1.6, 2, 2.2, 1.9, 1.4, 0.9],
}

const additions = {
  redaksi: [
    'Redaksi menambahkan tanggapan instansi terkait yang diterima setelah berita ini terbit.',
    'Ralat: jumlah pada alinea pertama telah diperbaiki.',
    'Pembaruan: petugas menyatakan penanganan sudah berjalan.',
    'Pembaruan: warga mengatakan keadaan mulai membaik.',
  ],
  kantor: ['Keterangan waktu diperbaiki.', 'Ditambahkan: nomor layanan aduan tersedia di laman ini.'],
  forum: ['Edit: makasih sudah dijawab, semoga cepat beres.', 'Edit: maaf tadi salah ketik.', 'Edit: ternyata tetangga sebelah juga sama.'],
} as const satisfies Record<DemoOutlet['rhythm'], readonly string[]>

/**
 * The posts of an outlet from `from` up to, not including, `to`, oldest first, as they stand at `to`: about one in eight is
 * edited an hour after it appeared. The same times always give the same posts.
 */
export function generatePosts(outlet: DemoOutlet, from: Date, to: Date): readonly DemoPost[] {
  const posts: DemoPost[] = []
  for (let slot = Math.floor(from.getTime() / slotMs); slot * slotMs < to.getTime(); slot += 1) posts.push(...postsOfSlot(outlet, slot, to))
  return posts.filter(({ publishedAt }) => publishedAt >= from && publishedAt < to)
}

function postsOfSlot(outlet: DemoOutlet, slot: number, asOf: Date): readonly DemoPost[] {
  const random = seededRandom(`${outlet.id} ${slot}`)
  const { hour } = localTime(new Date(slot * slotMs), outlet.timeZone)
  const expected = (outlet.perDay / slotsPerDay) * (rhythms[outlet.rhythm][hour] ?? 1)
  const count = Math.floor(expected + random())
  const times = Array.from({ length: count }, () => slot * slotMs + Math.floor(random() * 600) * 1_000).sort((a, b) => a - b)
  return times.map((time, place) => makePost(outlet, { slot, place, publishedAt: new Date(time) }, asOf))
}

type Appearance = { readonly slot: number; readonly place: number; readonly publishedAt: Date }

function makePost(outlet: DemoOutlet, { slot, place, publishedAt }: Appearance, asOf: Date): DemoPost {
  const random = seededRandom(`${outlet.id} ${slot} ${place}`)
  const { weekday, day, month, year } = localTime(publishedAt, outlet.timeZone)
  const story = chooseStory(outlet, slot, place, random)
  const filling: Filling = { random: factsOf(outlet, story, slot), day: `${weekday} (${day}/${month})`, filled: new Map() }
  const lines = new Map(story.lines.map(line => [line, fillTemplate(line, filling)]))
  const title = fillTemplate(pickFrom(story.titles, random), filling)
  const text = chooseLines(story.lines, random).map(line => lines.get(line)).join(' ')
  const id = `${slot.toString(36)}${place}`
  const post: DemoPost = {
    id,
    guid: outlet.guids === 'repeating' ? `utas-${slot % 100}` : `${outlet.id}-${id}`,
    url: `https://${outlet.id}.example/${year}/${twoDigits(month)}/${twoDigits(day)}/${slugOf(title)}-${id}`,
    title,
    text,
    publishedAt,
    updatedAt: null,
  }
  return edited(post, outlet, random, asOf)
}

/** Newsrooms that tell of one event name the same place and the same figures; each in the forum speaks for itself. */
function factsOf({ id, rhythm }: DemoOutlet, { lines }: Story, slot: number): () => number {
  const event = rhythm === 'forum' ? `${id} ${slot}` : String(Math.floor(slot / slotsOfDeck))
  return seededRandom(`${event} ${lines[0]}`)
}

/** Always the first line, one to all of the others in their order. */
function chooseLines([first = '', ...others]: readonly string[], random: () => number): readonly string[] {
  const count = 1 + Math.floor(random() * others.length)
  const kept = new Set(shuffle(others, random).slice(0, count))
  return [first, ...others.filter(line => kept.has(line))]
}

function edited(post: DemoPost, { rhythm }: DemoOutlet, random: () => number, asOf: Date): DemoPost {
  const updatedAt = new Date(post.publishedAt.getTime() + editedAfterMs)
  const isEdited = random() < editedShare
  const addition = pickFrom(additions[rhythm], random)
  return isEdited && updatedAt < asOf ? { ...post, text: `${post.text} ${addition}`, updatedAt } : post
}

function slugOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60)
}

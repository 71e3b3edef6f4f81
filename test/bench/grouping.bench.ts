import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createGrouper, sortBatch, type Grouper, type GrouperState, type GroupPost } from '@kentongan/issues'
import { createPlainGrouper } from './plain-grouper'
import { seededDice } from './matching-rules'

const HOUR = 3_600_000
const SIZES = [1_000, 3_000, 10_000, 30_000, 100_000]
const MEASURED = 3_000
/** Posts before the stories begin, and the share of later posts that open one. */
const LEAD = 1_200
const OPENING = 0.3
/** Posts belong to the newest eighth of the stories: of 72 hours, those of the last nine. */
const LIVELY = 1 / 8

/**
 * `npm run bench -- grouping [MOST]`: BCubed on the labelled headlines of ../shared, then posts per CPU second, memory, and what saving
 * takes with 1,000 to 100,000 open issues (at most MOST) on an invented stream: 40 words a post by Zipf's law, a third of them the
 * story's own names and words; after four days of ordinary posts, three days in which seven posts in ten belong to a story of the last
 * nine hours. Beside it: a plain grouper, TF-IDF cosine with every issue that shares a word (`plain-grouper.ts`, our own, after
 * `natural`'s formula).
 */
export function bench([most = '100000']: readonly string[]): void {
  benchQuality()
  const rates = SIZES.filter(open => open <= Number(most)).map(open => ({ open, rate: benchSpeed(open) }))
  const first = rates[0]!
  for (const { open, rate } of rates.slice(1)) console.log(`cost per post, ${open} open issues beside ${first.open}: ${(first.rate / rate).toFixed(2)} times`)
}

type Headline = GroupPost & { readonly story: string }

function benchQuality(): void {
  const file = path.resolve('../shared/data/grouping/english-headlines-dev.jsonl')
  if (!existsSync(file)) return console.log('skipped: BCubed needs the headlines of ../shared')
  const posts = readFileSync(file, 'utf8').trim().split('\n').map((line, id): Headline => {
    const { title, outlet, published_at: at, story } = JSON.parse(line) as Record<'title' | 'outlet' | 'published_at' | 'story', string>
    return { id, title, text: '', outlet, at: Date.parse(at), agencies: [], matched: [], story }
  })
  const grouper = createGrouper()
  const arrived = new Map<number, number>()
  for (const post of sortBatch(posts)) arrived.set(post.id, grouper.add(post).issue)
  print('BCubed, in the end', posts, id => grouper.issueOf(id)!)
  print('BCubed, as arrived', posts, id => arrived.get(id)!)
  const plain = createPlainGrouper(0.1)
  const joined = new Map(posts.map(post => [post.id, plain.add(post)]))
  print('BCubed, plain', posts, id => joined.get(id)!)
}

function print(name: string, posts: readonly Headline[], issueOf: (id: number) => number): void {
  const count = (key: (post: Headline) => string) => {
    const counts = new Map<string, number>()
    for (const post of posts) counts.set(key(post), (counts.get(key(post)) ?? 0) + 1)
    return (post: Headline) => counts.get(key(post))!
  }
  const found = count(post => String(issueOf(post.id)))
  const story = count(post => post.story)
  const both = count(post => `${issueOf(post.id)} ${post.story}`)
  const mean = (value: (post: Headline) => number) => posts.reduce((sum, post) => sum + value(post), 0) / posts.length
  const precision = mean(post => both(post) / found(post))
  const recall = mean(post => both(post) / story(post))
  const f1 = (2 * precision * recall) / (precision + recall)
  console.log(`${name.padEnd(22)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`)
}

function benchSpeed(open: number): number {
  const before = memoryInUse()
  const grouper = createGrouper()
  const stream = inventStream(open)
  for (const post of take(stream, LEAD + open / OPENING - MEASURED)) grouper.add(post)
  const posts = [...take(stream, MEASURED)]
  const rate = measure(() => { for (const post of posts) grouper.add(post) })
  const megabytes = (memoryInUse() - before) / 1e6
  const held = new Set(Array.from({ length: posts.at(-1)!.id + 1 }, (_, id) => grouper.issueOf(id)).filter(issue => issue !== null)).size
  console.log(`${String(held).padStart(7)} open issues: ${Math.round(rate)} posts/CPU-s, ${megabytes.toFixed(0)} MB; ${judge(grouper, posts)}; ${measureSaving(grouper)}`)
  if (open === SIZES[0]) console.log(`        plain grouper: ${Math.round(measurePlain(open, 100))} posts/CPU-s`)
  return rate
}

function judge(grouper: Grouper, posts: readonly Invented[]): string {
  const share = (some: readonly Invented[], isRight: (post: Invented) => boolean) => `${((100 * some.filter(isRight).length) / some.length).toFixed(1)} %`
  const issueOf = ({ id }: Invented) => grouper.issueOf(id)
  const later = posts.filter(({ of }) => of !== null)
  const openers = posts.filter(({ of }) => of === null)
  return `${share(later, post => issueOf(post) === grouper.issueOf(post.of!))} to their story, ${share(openers, post => issueOf(post) !== post.id)} of new stories lost in others`
}

function measureSaving(grouper: Grouper): string {
  let state: GrouperState = new Uint8Array()
  const saved = 1 / measure(() => { state = grouper.save() }, 1)
  const loaded = 1 / measure(() => createGrouper(state), 1)
  return `saved in ${saved.toFixed(2)} CPU-s (${(state.length / 1e6).toFixed(1)} MB), loaded in ${loaded.toFixed(2)}`
}

function measurePlain(open: number, posts: number): number {
  const plain = createPlainGrouper(0.1)
  const stream = inventStream(open)
  for (const post of take(stream, LEAD + open / OPENING)) plain.add(post, post.id)
  const measured = [...take(stream, posts)]
  return measure(() => measured.forEach(post => plain.add(post)), posts)
}

function measure(work: () => void, posts = MEASURED): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return posts / ((user + system) / 1e6)
}

/** What is reachable. Run `node --expose-gc` for an exact figure. */
function memoryInUse(): number {
  const { gc } = globalThis as { gc?: () => void }
  // The first frees what held the arrays, the second the arrays.
  gc?.()
  gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** A post of the stream; `of`: the first post of its story, null if it is that. */
type Invented = GroupPost & { readonly of: number | null }

function* take(stream: Iterator<Invented>, count: number): Generator<Invented> {
  for (let at = 0; at < count; at++) yield stream.next().value as Invented
}

/** Ordinary posts of four days that end two days before; then three days in which so many stories are opened, the first hundred at once. */
function* inventStream(open: number): Generator<Invented> {
  const roll = seededDice(7)
  const dice = () => roll(1e9) / 1e9
  const vocabulary = inventWords(60_000, dice)
  const zipf = () => vocabulary[Math.floor(60_000 ** dice()) - 1]!
  const rare = () => vocabulary[500 + Math.floor(dice() * 59_500)]!
  const name = () => rare().replace(/^./, letter => letter.toUpperCase())
  const stories: { readonly first: number; readonly words: readonly string[] }[] = []
  for (let id = 0; ; id++) {
    const since = id - LEAD
    const opens = stories.length < 100 || dice() < OPENING
    const story = opens ? { first: id, words: Array.from({ length: 10 }, (_, at) => (at < 5 ? name() : rare())) } : stories[stories.length - 1 - Math.floor(dice() * stories.length * LIVELY)]!
    if (opens && since >= 0) stories.push(story)
    const own = Array.from({ length: 12 }, () => story.words[Math.floor(dice() * 10)]!)
    const words = [...own, ...Array.from({ length: 28 }, zipf)].sort(() => dice() - 0.5)
    const hours = since < 0 ? 96 * (id / LEAD) : 144 + 72 * (since / (open / OPENING))
    yield {
      id, title: words.slice(0, 10).join(' '), text: words.slice(10).join(' '), outlet: 'x', at: Math.floor(hours * HOUR), agencies: [], matched: [],
      of: opens ? null : story.first,
    }
  }
}

function inventWords(count: number, dice: () => number): readonly string[] {
  const syllables = 'ba be bi bo bu da di du ga gi ka ke ko la le lu ma mi mo na ni nu pa pi ra ri ru sa si su ta ti tu wa ya'.split(' ')
  const words = new Set<string>()
  while (words.size < count) words.add(Array.from({ length: 3 + Math.floor(dice() * 3) }, () => syllables[Math.floor(dice() * syllables.length)]!).join(''))
  return [...words]
}

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createGrouper, sortBatch, type GroupPost } from '@kentongan/issues'
import { createPlainGrouper } from './plain-grouper'
import { seededDice } from './matching-rules'

const HOUR = 3_600_000
const MEASURED = 5_000
/** Posts belong to the newest eighth of the stories: of 72 hours, those of the last nine. */
const LIVELY = 1 / 8

/**
 * `npm run bench -- grouping`: BCubed on the labelled headlines of ../shared, then posts per CPU second and memory with 1,000, 10,000
 * and 100,000 open issues on an invented stream (40 words a post, Zipf; seven posts in ten belong to a story of the last nine hours). Beside each: a
 * plain grouper, TF-IDF cosine with every issue that shares a word (`plain-grouper.ts`, our own, after `natural`'s formula).
 */
export function bench([most = '100000']: readonly string[]): void {
  benchQuality()
  const speeds = [1_000, 10_000, 100_000].filter(open => open <= Number(most)).map(open => ({ open, rate: benchSpeed(open) }))
  const first = speeds[0]!
  for (const { open, rate } of speeds.slice(1)) console.log(`cost per post, ${open} open issues beside ${first.open}: ${(first.rate / rate).toFixed(2)} times`)
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
  const posts = inventStream(open)
  const before = memoryInUse()
  const grouper = createGrouper()
  const warm = posts.length - MEASURED
  for (let at = 0; at < warm; at++) grouper.add(posts[at]!)
  let right = 0
  let asked = 0
  const rate = measure(() => {
    for (let at = warm; at < posts.length; at++) {
      const outcome = grouper.add(posts[at]!)
      const { of } = posts[at]!
      if (of === null) continue
      asked++
      if (grouper.issueOf(of) === outcome.issue) right++
    }
  })
  const megabytes = (memoryInUse() - before) / 1e6
  const issues = new Set(posts.map(post => grouper.issueOf(post.id))).size
  console.log(`${String(issues).padStart(7)} open issues: ${Math.round(rate)} posts/CPU-s, ${megabytes.toFixed(0)} MB, ${((100 * right) / asked).toFixed(1)} % to the right story`)
  if (open === 1_000) console.log(`        plain grouper: ${Math.round(measurePlain(posts, 100))} posts/CPU-s`)
  return rate
}

function measurePlain(posts: readonly GroupPost[], measured: number): number {
  const plain = createPlainGrouper(0.1)
  const warm = posts.length - MEASURED
  for (let at = 0; at < warm; at++) plain.add(posts[at]!, posts[at]!.id)
  return measure(() => posts.slice(warm, warm + measured).forEach(post => plain.add(post)), measured)
}

function measure(work: () => void, posts = MEASURED): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return posts / ((user + system) / 1e6)
}

/** What is reachable. Run `node --expose-gc` for an exact figure. */
function memoryInUse(): number {
  (globalThis as { gc?: () => void }).gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** A post of the stream; `of`: the first post of its story, null if it is that. */
type Invented = GroupPost & { readonly of: number | null }

/** Three posts in ten open a story; the others belong to one of the newest, so that `open` stories come to be. Within 72 hours. */
function inventStream(open: number): readonly Invented[] {
  const roll = seededDice(7)
  const dice = () => roll(1e9) / 1e9
  const vocabulary = inventWords(60_000, dice)
  const zipf = () => vocabulary[Math.floor(60_000 ** dice()) - 1]!
  const rare = () => vocabulary[500 + Math.floor(dice() * 59_500)]!
  const stories: { readonly first: number; readonly words: readonly string[] }[] = []
  const total = Math.round(open / 0.3) + MEASURED
  return Array.from({ length: total }, (_, id): Invented => {
    const opens = stories.length === 0 || dice() < 0.3
    const story = opens ? { first: id, words: Array.from({ length: 10 }, rare) } : stories[stories.length - 1 - Math.floor(dice() * stories.length * LIVELY)]!
    if (opens) stories.push(story)
    const own = Array.from({ length: 12 }, () => story.words[Math.floor(dice() * 10)]!)
    const words = [...own, ...Array.from({ length: 28 }, zipf)].sort(() => dice() - 0.5)
    return { id, title: words.slice(0, 10).join(' '), text: words.slice(10).join(' '), outlet: 'x', at: Math.floor((id / total) * 72 * HOUR), agencies: [], matched: [], of: opens ? null : story.first }
  })
}

function inventWords(count: number, dice: () => number): readonly string[] {
  const syllables = 'ba be bi bo bu da di du ga gi ka ke ko la le lu ma mi mo na ni nu pa pi ra ri ru sa si su ta ti tu wa ya'.split(' ')
  const words = new Set<string>()
  while (words.size < count) words.add(Array.from({ length: 3 + Math.floor(dice() * 3) }, () => syllables[Math.floor(dice() * syllables.length)]!).join(''))
  return [...words]
}

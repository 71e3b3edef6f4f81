import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MatchablePost } from '@kentongan/matching'

/** A generator of whole numbers below `n` that gives the same every time (mulberry32). */
export function seededDice(seed: number): (n: number) => number {
  let state = seed
  return n => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}

const lines = (name: string): readonly Record<string, string>[] =>
  readFileSync(path.resolve('../shared/replay', name), 'utf8').trim().split('\n').map(line => JSON.parse(line))

/** `count` posts made of recorded headlines and social posts, about 220 characters each; null where the recordings are not at hand. */
export function readPosts(count: number): readonly MatchablePost[] | null {
  if (!existsSync(path.resolve('../shared/replay/news.jsonl'))) return null
  const titles = lines('news.jsonl').map(line => line.title!)
  const social = lines('posts.jsonl').map(line => line.text!)
  const dice = seededDice(7)
  const posts = Array.from({ length: count }, (_, at) => ({
    title: titles[at % titles.length]!,
    text: at % 3 === 0 ? social[dice(social.length)]! : `${titles[dice(titles.length)]}. ${titles[dice(titles.length)]}`,
    author: '', source: '', lang: '',
  }))
  // Joined strings are ropes until they are read; what comes from a database is not.
  return JSON.parse(JSON.stringify(posts)) as readonly MatchablePost[]
}

const plain = /^[a-z]{3,}$/

/**
 * The phrases of one to three words of the titles, in lower case, each once: drawn from them a phrase is as frequent as its kind,
 * not as frequent as its commonest member, which nobody monitors.
 */
function phrasesOf(posts: readonly MatchablePost[]): readonly string[] {
  const phrases = new Set<string>()
  for (const { title } of posts) {
    const words = title.toLowerCase().split(' ')
    for (let from = 0; from < words.length; from++) {
      for (let size = 1; size <= 3; size++) {
        const phrase = words.slice(from, from + size)
        if (phrase.length === size && phrase.every(word => plain.test(word))) phrases.add(phrase.join(' '))
      }
    }
  }
  return [...phrases]
}

/** `count` rules of one to four phrases that occur in the posts; every tenth with NEAR, every tenth with NOT. */
export function drawQueries(count: number, posts: readonly MatchablePost[], seed: number): readonly string[] {
  const dice = seededDice(seed)
  const phrases = phrasesOf(posts)
  const single = phrases.filter(phrase => !phrase.includes(' '))
  const draw = (from: readonly string[]) => `"${from[dice(from.length)]}"`
  const phrase = () => draw(dice(2) === 0 ? single : phrases)
  return Array.from({ length: count }, (_, at) => {
    if (at % 10 === 0) return `${phrase()} NEAR/12 (${phrase()} OR ${phrase()})`
    if (at % 10 === 5) return `(${phrase()} OR ${phrase()}) NOT ${phrase()}`
    return Array.from({ length: 1 + at % 3 + (at % 2) }, phrase).join(' OR ')
  })
}

const syllables = ['zu', 'vex', 'qo', 'xar', 'fyl', 'wub', 'jiq']

/** `count` rules that match nothing, though half of their phrases begin with a word of the posts. */
export function inventQueries(count: number, posts: readonly MatchablePost[]): readonly string[] {
  const dice = seededDice(99)
  const known = phrasesOf(posts)
  const invented = () => Array.from({ length: 4 }, () => syllables[dice(syllables.length)]).join('')
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? `"${known[dice(known.length)]} ${invented()}"` : `"${invented()} ${invented()}" OR ${invented()}`))
}

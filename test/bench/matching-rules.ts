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
  return Array.from({ length: count }, (_, at) => ({
    title: titles[at % titles.length]!,
    text: at % 3 === 0 ? social[dice(social.length)]! : `${titles[dice(titles.length)]}. ${titles[dice(titles.length)]}`,
    author: '', source: '', lang: '',
  }))
}

const plain = /^[a-z]{3,}$/

/** Phrases of one to three words as they stand in the posts, in lower case. */
function drawPhrase(posts: readonly MatchablePost[], dice: (n: number) => number): string {
  for (;;) {
    const words = posts[dice(posts.length)]!.title.toLowerCase().split(' ')
    const from = dice(words.length)
    const phrase = words.slice(from, from + 1 + dice(3))
    // A single common word would match every other post: nobody monitors those.
    if (phrase.every(word => plain.test(word)) && (phrase.length > 1 || phrase[0]!.length >= 7)) return phrase.join(' ')
  }
}

/** `count` rules of one to three phrases that occur in the posts; every tenth with NEAR, every tenth with NOT. */
export function drawQueries(count: number, posts: readonly MatchablePost[], seed: number): readonly string[] {
  const dice = seededDice(seed)
  const phrase = () => `"${drawPhrase(posts, dice)}"`
  return Array.from({ length: count }, (_, at) => {
    if (at % 10 === 0) return `${phrase()} NEAR/12 (${phrase()} OR ${phrase()})`
    if (at % 10 === 5) return `(${phrase()} OR ${phrase()}) NOT ${phrase()}`
    return at % 2 === 0 ? phrase() : `${phrase()} OR ${phrase()}`
  })
}

const syllables = ['zu', 'vex', 'qo', 'xar', 'fyl', 'wub', 'jiq']

/** `count` rules that match nothing, though half of their phrases begin with a word of the posts. */
export function inventQueries(count: number, posts: readonly MatchablePost[]): readonly string[] {
  const dice = seededDice(99)
  const invented = () => Array.from({ length: 4 }, () => syllables[dice(syllables.length)]).join('')
  return Array.from({ length: count }, (_, at) => (at % 2 === 0 ? `"${drawPhrase(posts, dice)} ${invented()}"` : `"${invented()} ${invented()}" OR ${invented()}`))
}

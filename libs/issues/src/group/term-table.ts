import { createNumberStore, type NumberStore } from '@kentongan/posts'
import type { ReadTerm } from './read-terms'

/**
 * What the stream has taught about words. A term is a number; its columns stand in plain arrays, what posts and issues have of it in
 * lists of the store.
 * - `hours`: in how many hours of the stream it was said, fading with time. Not in how many posts: what a hundred outlets say within
 *   one hour is news, what is said every hour is the local vocabulary.
 * - `firstHour`, `lastHour`: the earliest and the latest of these. `issues`: in how many open issues. `capitals`, `smalls`: how often written as a name and not.
 */
export type TermTable = {
  readonly store: NumberStore
  readonly ids: Map<string, number>
  readonly words: string[]
  readonly written: string[]
  readonly hours: number[]
  readonly firstHour: number[]
  readonly lastHour: number[]
  readonly issues: number[]
  readonly capitals: number[]
  readonly smalls: number[]
  readonly free: number[]
  /** Weights worked out before; good while their stamp is the table's. */
  readonly weights: number[]
  readonly stamps: number[]
  stamp: number
  /** A place for the masses of one vector, by term; all zero between uses. */
  laidOut: Int32Array
  /** Hours with posts, fading like the others; the earliest and the latest of them, and the one that is being read. */
  total: number
  earliest: number
  latest: number
  hour: number
}

const HOUR = 3_600_000
/**
 * Before the stream has taught anything, a new word counts as said in half an hour of twelve: so half a day of news shows which words
 * are everybody's. With fifty, a third of the first two days of a war became one issue.
 */
const UNSEEN = 0.5
const PRIOR_HOURS = 12
/** A word said in nearly every hour still weighs a little. */
const LEAST_WEIGHT = 0.05
/** Rare words weigh more than in proportion: a shared name outweighs several words of the theme. Measured, see the README. */
const SHARPNESS = 1.5

export function createTermTable(): TermTable {
  return {
    store: createNumberStore(), ids: new Map(), words: [], written: [], hours: [], firstHour: [], lastHour: [], issues: [], capitals: [], smalls: [], free: [],
    weights: [], stamps: [], stamp: 1, laidOut: new Int32Array(1_024), total: 0, earliest: Infinity, latest: -Infinity, hour: -1,
  }
}

/** A post that comes so much later than the newest belongs to a backlog; a younger one is only late, and is read as of the newest's hour. */
const LATE_HOURS = 2

/**
 * Tells the table the time of the next post and of the newest, in milliseconds. Feeds bring their backlog newest first and one after
 * the other. Read as of one hour, all its words would look equally rare, and everything became one issue.
 */
export function countHour(table: TermTable, at: number, newest: number): void {
  const now = Math.floor(newest / HOUR)
  const own = Math.floor(at / HOUR)
  const hour = now - own > LATE_HOURS ? own : now
  if (hour === table.hour) return
  table.hour = hour
  table.stamp += 1
  if (hour >= table.earliest && hour <= table.latest) return
  table.earliest = Math.min(table.earliest, hour)
  table.latest = Math.max(table.latest, hour)
  table.total += 1
}

/**
 * The number of a term; counts that it is said in the table's hour. Of hours between its earliest and latest it is not known in which it
 * was said: they do not count again.
 */
export function countTerm(table: TermTable, term: ReadTerm): number {
  const id = table.ids.get(term.word) ?? openTerm(table, term.word)
  if (table.hour < table.firstHour[id]! || table.hour > table.lastHour[id]!) {
    table.hours[id]! += 1
    table.firstHour[id] = Math.min(table.firstHour[id]!, table.hour)
    table.lastHour[id] = Math.max(table.lastHour[id]!, table.hour)
  }
  if (table.written[id] !== term.written) table.written[id] = copyText(term.written)
  if (term.name === 1) table.capitals[id]! += 1
  if (term.name === 0) table.smalls[id]! += 1
  return id
}

/** A string cut out of a post keeps the whole post in memory; a copy of it does not. */
const copyText = (text: string): string => text.split('').join('')

/** Takes a term up; gives its number. */
export function openTerm(table: TermTable, cut: string): number {
  const word = copyText(cut)
  const id = table.free.pop() ?? table.words.length
  if (id >= table.laidOut.length) table.laidOut = new Int32Array(2 * id)
  table.ids.set(word, id)
  table.words[id] = word
  table.written[id] = word
  table.firstHour[id] = Infinity
  table.lastHour[id] = -Infinity
  for (const column of [table.hours, table.issues, table.capitals, table.smalls, table.weights, table.stamps]) column[id] = 0
  return id
}

/**
 * How much it tells that two sides share a term: grows with the logarithm of how seldom it is said (inverse frequency, Spärck Jones
 * 1972), over hours, squared since either side brings it. The running hour does not count yet, so that a weight holds for the whole hour.
 */
export function weighTerm(table: TermTable, term: number): number {
  if (table.stamps[term] === table.stamp) return table.weights[term]!
  const runs = table.lastHour[term] === table.hour || table.firstHour[term] === table.hour
  const before = Math.max(0, table.hours[term]! - (runs ? 1 : 0))
  const share = (before + UNSEEN) / (table.total + PRIOR_HOURS)
  table.stamps[term] = table.stamp
  table.weights[term] = Math.max(LEAST_WEIGHT, -Math.log(share)) ** (2 * SHARPNESS)
  return table.weights[term]!
}

/** How likely a word is a name, by how it is written where capitals tell something, 0..1; .3 before anything is known. */
export function nameShare(table: TermTable, term: number): number {
  return (table.capitals[term]! + 0.3) / (table.capitals[term]! + table.smalls[term]! + 1)
}

/** Lets all counts fade by a factor below 1, and forgets terms that no open issue has and that hardly count any more. */
export function fadeTerms(table: TermTable, factor: number): void {
  table.total *= factor
  table.stamp += 1
  for (const [word, id] of table.ids) {
    table.hours[id]! *= factor
    table.capitals[id]! *= factor
    table.smalls[id]! *= factor
    if (table.issues[id] !== 0 || table.hours[id]! > 0.5) continue
    table.ids.delete(word)
    table.words[id] = ''
    table.written[id] = ''
    table.free.push(id)
  }
}

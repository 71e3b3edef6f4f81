import type { ReadLesson } from './read-lessons'

const DAY = 86_400_000
/** After this many days a lesson counts half: agencies, topics and manners of speaking change. */
const HALF_LIFE = 180
/** The shipped model speaks with the voice of this many fresh lessons when it is asked whether one account speaks too loudly. */
const SHIPPED_VOICE = 300
/** A model may be wrong this many times as often as it says before people are taken to report errors above all. */
const ALLOWED = 2
/** Errors are not taken to be more over-reported than this. */
const MOST_BIASED = 50
const HALVINGS = 40

/**
 * How much each lesson counts at `now` (milliseconds since 1970).
 *
 * - A fresh one counts 1, half after 180 days; near-copies about the same agency share the count of one.
 * - People correct what is wrong and rarely confirm what is right, and a model that takes corrections at their face unlearns
 *   what it knew. So changes count less by how much more often they are reported than confirmations ({@link measureBias}),
 *   beyond a factor of 2. Measured on bare corrections, macro-F1 of the base, learnt at their face, and learnt so: headlines,
 *   with a base that knows some, 65.4, 59.9, 66.5; with one that knows none 34.7, 31.2, 37.7; where 20 confirmations come with
 *   them 65.4, 64.0, 68.5. Where people judge whatever comes nothing changes.
 * - No account counts more than all others and the shipped model together: one account alone can teach, but never without
 *   bound.
 */
export function weighLessons(lessons: readonly ReadLesson[], now: number): readonly number[] {
  const copies = countBy(lessons, ({ lesson, group }) => `${group} ${lesson.agency}`, () => 1)
  const bias = Math.max(1, measureBias(lessons) / ALLOWED)
  const plain = lessons.map(({ lesson, group, label, said }) =>
    0.5 ** (Math.max(0, now - lesson.at) / DAY / HALF_LIFE) / copies(`${group} ${lesson.agency}`) / (label === said ? 1 : bias))
  const loudness = countBy(lessons, ({ lesson }) => lesson.account, at => plain[at]!)
  const all = plain.reduce((sum, one) => sum + one, 0)
  return lessons.map(({ lesson }, at) => {
    const own = loudness(lesson.account)
    return plain[at]! * Math.min(1, (all - own + SHIPPED_VOICE) / own)
  })
}

/**
 * How many times likelier a wrong judgement is reported than a right one is confirmed: the ratio under which the calibrated
 * model expects as many changes among these lessons as there are. About 1 where people judge whatever comes, high where they
 * correct only.
 */
export function measureBias(lessons: readonly ReadLesson[]): number {
  const changes = lessons.filter(({ label, said }) => label !== said).length
  const expected = (ratio: number): number =>
    lessons.reduce((sum, { chances, said }) => {
      const wrong = ratio * (1 - chances[said]!)
      return sum + wrong / (wrong + chances[said]!)
    }, 0)
  let [low, high] = [-Math.log(MOST_BIASED), Math.log(MOST_BIASED)]
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2
    if (expected(Math.exp(middle)) < changes) low = middle
    else high = middle
  }
  return Math.exp(high)
}

function countBy(
  lessons: readonly ReadLesson[], keyOf: (one: ReadLesson) => string, worth: (at: number) => number,
): (key: string) => number {
  const totals = new Map<string, number>()
  lessons.forEach((one, at) => totals.set(keyOf(one), (totals.get(keyOf(one)) ?? 0) + worth(at)))
  return key => totals.get(key) ?? 0
}

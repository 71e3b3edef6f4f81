import { chooseThreshold, judgeSurge, learnProfile, noHabit, priorOfAgency, SCALES, lengthOf, takeDay, forecastAll,
  type Habit, type Scale, type SeasonProfile, type Window } from '@kentongan/issues'
import { makeAgency, SHAPES, SIZES, type Agency, type Burst } from './surge-world'
import { scoreEwma } from './series-baselines'

const QUARTER = 900_000
const HOUR = 4 * QUARTER
const DAY = 24 * HOUR
const IN_A_DAY = 96
const WEEKS_LEARNT = 4
const WEEKS_JUDGED = 3
const FIRST = WEEKS_LEARNT * 7 * IN_A_DAY
const AGENCIES = 30
const BUDGET = 2
const HALF_LIFE = 288

type Score = { readonly at: number, readonly surprise: number }
type Outcome = { readonly burst: Burst, readonly perHour: number, readonly delay: number | null }

/**
 * Bursts of several sizes and shapes at random times of day, put into made-up agencies (from 0.3 to 20 voices an hour, negative
 * binomial noise, hour-of-week season, drifting level). Thresholds come from four quiet weeks at a budget of two alarms a day for all
 * agencies; three further weeks with bursts are judged every quarter of an hour. An EWMA z-score with the same refractory time gets
 * the lowest threshold with no more false alarms in those three weeks than ours had: a choice that only hindsight allows.
 */
export function backtestSurges(): void {
  const agencies = Array.from({ length: AGENCIES }, (_, seed) => makeAgency(seed, 0.3 * 66 ** (seed / (AGENCIES - 1)), WEEKS_LEARNT, WEEKS_JUDGED))
  const profile = learnProfile(agencies.map(({ counts }) => hoursOf(counts.slice(0, FIRST))), 0)
  console.log(`back-test: ${AGENCIES} agencies, ${WEEKS_JUDGED} weeks, ${agencies.flatMap(({ bursts }) => bursts).length} bursts, budget ${BUDGET} a day`)
  const started = process.cpuUsage()
  const ours = agencies.map(agency => judgeAgency(agency, profile))
  const { user, system } = process.cpuUsage(started)
  const threshold = chooseThreshold({ budgetPerDay: BUDGET, analysts: 1, recentSurprises: ours.flatMap(highestOfQuietDays), keysPerDay: AGENCIES })
  describe(`surprise, threshold ${threshold.toFixed(2)} from the quiet weeks`, agencies, ours, threshold)
  const ewma = agencies.map(({ counts }) => scoreEwma(sumOfHour(counts), HALF_LIFE).map((surprise, at) => ({ at, surprise })))
  const allowed = countFalse(agencies, ours, threshold)
  const matched = Array.from({ length: 200 }, (_, step) => 1 + step / 10).find(one => countFalse(agencies, ewma, one) <= allowed) ?? Infinity
  describe(`EWMA z-score of the last hour, threshold ${matched.toFixed(1)} by hindsight`, agencies, ewma, matched)
  console.log(`  ${((user + system) / (AGENCIES * (WEEKS_LEARNT - 1 + WEEKS_JUDGED) * 7 * IN_A_DAY)).toFixed(0)} µs of processor time for each judgement of a key`)
}

/** Judged from the second week on; before, there is nothing to judge by. */
function judgeAgency({ counts, perHour }: Agency, profile: SeasonProfile): readonly Score[] {
  const prior = priorOfAgency(perHour)
  const hours = hoursOf(counts)
  const habits = new Map<Scale, Habit>(SCALES.map(scale => [scale, noHabit]))
  const highest = new Map<Scale, number>()
  return counts.slice(7 * IN_A_DAY).map((_, offset) => {
    const at = 7 * IN_A_DAY + offset
    const now = (at + 1) * QUARTER
    const past = { since: Math.max(0, now - 28 * DAY), hours: hours.slice(Math.max(0, Math.floor(at / 4) - 28 * 24), Math.floor(at / 4)) }
    const usual = forecastAll(past, profile, now, prior)
    const windows = Object.fromEntries(SCALES.map((scale): [Scale, Window] => {
      const seen = counts.slice(Math.max(0, at + 1 - lengthOf(scale) / QUARTER), at + 1).reduce((sum, count) => sum + count, 0)
      return [scale, { counts: { groups: seen, sources: seen, posts: seen, accounts: seen }, usual: usual[scale], habit: habits.get(scale) ?? noHabit }]
    }))
    const { surprise, bare } = judgeSurge({ windows, now, lastAlarm: null, threshold: 99 })
    for (const scale of SCALES) {
      highest.set(scale, Math.max(highest.get(scale) ?? 0, bare[scale] ?? 0))
      if (now % DAY !== 0) continue
      habits.set(scale, takeDay(habits.get(scale) ?? noHabit, highest.get(scale) ?? 0))
      highest.set(scale, 0)
    }
    return { at, surprise }
  })
}

function highestOfQuietDays(scores: readonly Score[]): readonly number[] {
  const days = new Map<number, number>()
  for (const { at, surprise } of scores) {
    const day = Math.floor(at / IN_A_DAY)
    if (at < FIRST && day >= 7) days.set(day, Math.max(days.get(day) ?? 0, surprise))
  }
  return [...days.values()]
}

/** Alarms that no burst explains: from its beginning until six hours after its end it may be what is heard. */
function countFalse(agencies: readonly Agency[], scores: readonly (readonly Score[])[], threshold: number): number {
  return agencies.reduce((sum, { bursts }, index) => sum + raise(scores[index] ?? [], threshold)
    .filter(({ at }) => !bursts.some(burst => at >= burst.from && at < burst.until + 24)).length, 0)
}

function describe(name: string, agencies: readonly Agency[], scores: readonly (readonly Score[])[], threshold: number): void {
  const outcomes = agencies.flatMap(({ bursts, perHour }, index): readonly Outcome[] => {
    const alarms = raise(scores[index] ?? [], threshold)
    return bursts.map(burst => {
      const hit = alarms.find(({ at }) => at >= burst.from && at < burst.until + 4)
      return { burst, perHour, delay: hit ? (hit.at - burst.from + 1) * 15 : null }
    })
  })
  console.log(`  ${name}: ${(countFalse(agencies, scores, threshold) / (WEEKS_JUDGED * 7)).toFixed(2)} false alarms a day`)
  const groups: readonly (readonly [string, (outcome: Outcome) => boolean])[] = [
    ['all', () => true],
    ...SIZES.map(size => [`${size} voices`, ({ burst }: Outcome) => burst.size === size] as const),
    ...SHAPES.map(shape => [shape, ({ burst }: Outcome) => burst.shape === shape] as const),
    ['by night', ({ burst }) => burst.from % IN_A_DAY < 24], ['by day', ({ burst }) => burst.from % IN_A_DAY >= 24],
    ['quiet agencies', ({ perHour }) => perHour < 2], ['busy agencies', ({ perHour }) => perHour >= 2],
  ]
  for (const [group, belongs] of groups) console.log(`    ${group}: ${summarise(outcomes.filter(belongs))}`)
}

function summarise(outcomes: readonly Outcome[]): string {
  const delays = outcomes.flatMap(({ delay }) => (delay === null ? [] : [delay])).sort((a, b) => a - b)
  const quantile = (share: number): string => `${delays[Math.floor(share * delays.length)] ?? '–'}`
  const share = Math.round(100 * delays.length / Math.max(1, outcomes.length))
  return `${share} % of ${outcomes.length} noticed, delay ${quantile(0.5)} min (median), ${quantile(0.9)} min (90 %)`
}

function raise(scores: readonly Score[], threshold: number): readonly Score[] {
  const alarms: Score[] = []
  for (const score of scores) {
    const last = alarms.at(-1)
    const rests = last !== undefined && score.at - last.at < IN_A_DAY && score.surprise < 2 * last.surprise
    if (score.at >= FIRST && score.surprise >= threshold && !rests) alarms.push(score)
  }
  return alarms
}

const hoursOf = (counts: readonly number[]): readonly { readonly at: number, readonly count: number }[] =>
  Array.from({ length: Math.floor(counts.length / 4) }, (_, hour) => ({
    at: hour * HOUR, count: counts.slice(4 * hour, 4 * hour + 4).reduce((sum, count) => sum + count, 0),
  }))

const sumOfHour = (counts: readonly number[]): readonly number[] =>
  counts.map((_, at) => counts.slice(Math.max(0, at - 3), at + 1).reduce((sum, count) => sum + count, 0))

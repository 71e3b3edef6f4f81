const hourMs = 3_600_000
const daysOfHistory = 28
/** Shorter gaps are lunch, a holiday evening or a late editor, however busy the source is. */
const shortestHours = 6
/** −ln 0.01: with fewer items expected in the gap, none at all is no rarer than 1 in 100 (Poisson). */
const expectedForAlarm = -Math.log(0.01)
/** Four weeks say all there is to say; a longer gap is silent by then, or belongs to a source that hardly speaks. */
const longestHours = daysOfHistory * 24

/** Hours of the day are taken at WITA, the middle zone; an hour more or less at the ends does not matter. */
const centralOffsetHours = 8
/** When a source may be publishing, from hour to hour: round the clock, while people are awake, or in office hours (a government site). */
const dayShapes = [[0, 24], [6, 22], [8, 16]] as const

export type Silence = {
  readonly silent: boolean
  /** Time of the last item, while silent. */
  readonly since: Date | null
  /** Items that would usually have come since then. */
  readonly expected: number
}

export type SilenceFacts = {
  readonly now: Date
  readonly lastItemAt: Date | null
  /**
   * Items on each of the 28 days before the day of `lastItemAt`, oldest first: the silence itself must not thin what is expected.
   * Days before the source was known count as 0, so a young source must be silent for longer.
   */
  readonly itemsPerDay: readonly number[]
}

/** Mean items by weekday, index 0 the weekday of the last item: offices that close on Saturday are not silent on Sunday. */
const weekProfile = (itemsPerDay: readonly number[]): readonly number[] => {
  const days = itemsPerDay.slice(-daysOfHistory)
  const padded = [...Array.from({ length: daysOfHistory - days.length }, () => 0), ...days]
  return Array.from({ length: 7 }, (_, weekday) =>
    padded.reduce((sum, count, index) => (index % 7 === weekday ? sum + count : sum), 0) / (daysOfHistory / 7))
}

/**
 * Items expected in the gap, counted hour by hour for each shape of a day. The smallest one counts, so neither a newsroom's night
 * nor an office's evening raises a false alarm.
 */
const expectedItems = (profile: readonly number[], from: number, gapHours: number): number => {
  const start = from / hourMs + centralOffsetHours
  const firstDay = Math.floor(start / 24)
  const expected = dayShapes.map(() => 0)
  for (let passed = 0; passed < gapHours; passed += 1) {
    const part = Math.min(1, gapHours - passed)
    const daily = profile[(Math.floor((start + passed) / 24) - firstDay) % 7] ?? 0
    const hour = (start + passed) % 24
    dayShapes.forEach(([opens, closes], shape) => {
      if (hour >= opens && hour < closes) expected[shape]! += daily * part / (closes - opens)
    })
  }
  return Math.min(...expected)
}

/**
 * Whether a source is unusually silent: at its own pace of the four weeks before, a gap this long without any item has a
 * probability below 1 % (Poisson, P(0) = e^−expected), and it is six hours or longer. A source that never had an item is not
 * silent, it is new.
 */
export const silence = ({ now, lastItemAt, itemsPerDay }: SilenceFacts): Silence => {
  if (lastItemAt === null) return { silent: false, since: null, expected: 0 }
  const gapHours = Math.max(0, (now.getTime() - lastItemAt.getTime()) / hourMs)
  const expected = expectedItems(weekProfile(itemsPerDay), lastItemAt.getTime(), Math.min(gapHours, longestHours))
  const silent = gapHours >= shortestHours && expected > expectedForAlarm
  return { silent, since: silent ? lastItemAt : null, expected }
}

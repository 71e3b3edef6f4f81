import type { BudgetUnit, KeyedPlatform } from '@kentongan/contracts'

/**
 * Within what a budget counts. `utc-month` and `utc-day` begin at midnight UTC, `pacific-day` at midnight in California, as YouTube's
 * quota does. `week-of-each`: each thing counts for seven days from when it was first asked for.
 */
export type FixedWindow = 'utc-month' | 'utc-day' | 'pacific-day'
export type BudgetWindow = FixedWindow | 'week-of-each'

export type BudgetRule = {
  readonly platform: KeyedPlatform
  readonly unit: BudgetUnit
  readonly window: BudgetWindow
  /** Units of one window, where nobody set another number. */
  readonly most: number
  /** The admin may set it; else it is the platform's own limit. */
  readonly settable: boolean
}

/**
 * What platforms limit or charge for (`research/ingestion.md` §3c). X has no free tier, so nothing is spent before an admin says how much.
 * YouTube: 100 searches a day and 10,000 units for the rest (determine_quota_cost). Threads: 2,200 queries in any 24 hours; we count by
 * days of UTC, so around midnight Threads may refuse before we do. Instagram: 30 different hashtags in any seven days.
 */
export const budgetRules: readonly BudgetRule[] = [
  { platform: 'x', unit: 'usd-micro', window: 'utc-month', most: 0, settable: true },
  { platform: 'youtube', unit: 'search', window: 'pacific-day', most: 100, settable: false },
  { platform: 'youtube', unit: 'unit', window: 'pacific-day', most: 10_000, settable: false },
  { platform: 'threads', unit: 'query', window: 'utc-day', most: 2_200, settable: false },
  { platform: 'instagram', unit: 'hashtag', window: 'week-of-each', most: 30, settable: false },
]

/** Millionths of a dollar that X charges for each post and each user that it gives (docs.x.com, pay per use, February 2026). */
export const xPrices = { post: 5_000, user: 10_000 } as const

/** Beginning (included) and end (excluded). */
export type BudgetPeriod = { readonly start: Date; readonly end: Date }

const dayMs = 86_400_000
const hourMs = 3_600_000
export const weekMs = 7 * dayMs

/** The period of a window in which `now` lies. */
export function budgetPeriod(window: FixedWindow, now: Date): BudgetPeriod {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()]
  if (window === 'utc-month') return { start: new Date(Date.UTC(year, month, 1)), end: new Date(Date.UTC(year, month + 1, 1)) }
  if (window === 'utc-day') {
    const start = Math.floor(now.getTime() / dayMs) * dayMs
    return { start: new Date(start), end: new Date(start + dayMs) }
  }
  const day = pacificDate(now)
  return { start: pacificMidnight(day), end: pacificMidnight(day + dayMs) }
}

const inPacific = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles', year: 'numeric', month: '2-digit', day: '2-digit' })

/** The date in California at an instant, as midnight UTC of that date in milliseconds. */
const pacificDate = (at: Date): number => Date.parse(`${inPacific.format(at)}T00:00:00Z`)

/** Clocks there are seven or eight hours behind UTC and change at two in the morning, so each date has one midnight. */
const pacificMidnight = (date: number): Date => {
  const summer = new Date(date + 7 * hourMs)
  return pacificDate(summer) === date ? summer : new Date(date + 8 * hourMs)
}

import type { SampleKind, TimeZone, TrialDay, TrialSample } from '@kentongan/contracts'

/** A stored post as a trial reads it; what it lacks is an empty string. */
export type TrialPost = {
  readonly id: number
  readonly title: string
  readonly text: string
  readonly author: string
  /** As rules see it: the source's title and host. */
  readonly source: string
  readonly lang: string
  readonly url: string | null
  /** ISO 8601, of any offset. */
  readonly publishedAt: string
  readonly sourceTitle: string
}

/** Some posts, newest first, as the text of a JSON array of `TrialPost`; `oldestId` is null where there are none. */
export type TrialPage = { readonly posts: string; readonly count: number; readonly oldestId: number | null }

export type PageTask = {
  /** Both are texts that `parseQuery` accepts. */
  readonly query: string
  readonly saved: string | null
  readonly zone: TimeZone
  /** The first day that counts, `YYYY-MM-DD`: a source added yesterday brings posts of last month. */
  readonly since: string
  /** The text of a JSON array of `TrialPost`. */
  readonly posts: string
  /** What people have said of these posts, and perhaps of others: relevant or not, by post id. */
  readonly judged: ReadonlyMap<number, boolean>
  /** How many samples of each kind are still of use. */
  readonly wanted: Readonly<Record<SampleKind, number>>
}

export type Counts = Omit<TrialDay, 'day'>

/** What a page adds to a trial. Its size does not grow with the page's. */
export type PageResult = Counts & {
  readonly read: number
  readonly near: number
  readonly judged: number
  readonly irrelevant: number
  /** Only days on which something matched. */
  readonly days: Readonly<Record<string, Counts>>
  /** In the order of the posts. */
  readonly samples: readonly TrialSample[]
}

export const noCounts: Counts = { now: 0, saved: 0, gained: 0, lost: 0 }

export const addCounts = (a: Counts, b: Counts): Counts =>
  ({ now: a.now + b.now, saved: a.saved + b.saved, gained: a.gained + b.gained, lost: a.lost + b.lost })

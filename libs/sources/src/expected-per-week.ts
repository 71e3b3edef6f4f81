const weekMs = 7 * 24 * 3_600_000
/** Fewer dated items say nothing about a pace. */
const fewestDated = 5
/** An unchanged answer stretches the wait by half … */
const stretch = 1.5
/** … but never beyond three times what the past week suggests: the night must not make us late in the morning. */
const mostStretch = 3
/** Until a week is known, nobody can say that a source is slow: it is asked every twelve floors (hourly) at least. */
const daysToKnow = 7
const floorsWhileYoung = 12

export type Pace = {
  readonly now: Date
  /** Publication dates of the items in the document just read; null for an unchanged answer. */
  readonly documentDates: readonly Date[] | null
  /** Items of the past seven days and how many of these the source is known. */
  readonly week: { readonly items: number; readonly days: number }
  /** The interval that led to this poll, in seconds. */
  readonly intervalSeconds: number
  /** The shortest interval the admin allows, in seconds. */
  readonly floorSeconds: number
}

/**
 * Items per week to plan with, for `nextPoll`. A document tells its source's pace by itself: its dated items from the oldest until
 * now (Miniflux counts the week; a feed that holds ten minutes of news needs more). Where the answer was unchanged, the pace that
 * makes the interval half as long again. A source known for less than a week is never taken for slow. Null while nothing is known.
 */
export const expectedPerWeek = (pace: Pace): number | null => {
  const told = toldBy(pace)
  return told === null || pace.week.days >= daysToKnow ? told : Math.max(told, paceOf(pace.floorSeconds * floorsWhileYoung))
}

const toldBy = ({ now, documentDates, week, intervalSeconds }: Pace): number | null => {
  const weekly = week.items > 0 ? (week.items / week.days) * 7 : null
  if (documentDates === null) return afterUnchanged(weekly, intervalSeconds)
  if (documentDates.length < fewestDated) return weekly
  const oldest = Math.min(...documentDates.map(date => date.getTime()))
  const span = Math.max(now.getTime() - oldest, 1_000)
  return Math.max((documentDates.length / span) * weekMs, weekly ?? 0)
}

/** `nextPoll` waits a quarter of the mean gap; this is its inverse. */
const paceOf = (intervalSeconds: number): number => weekMs / 1_000 / 4 / intervalSeconds

const afterUnchanged = (weekly: number | null, intervalSeconds: number): number | null => {
  const stretched = paceOf(intervalSeconds * stretch)
  return weekly === null ? stretched : Math.max(stretched, weekly / mostStretch)
}

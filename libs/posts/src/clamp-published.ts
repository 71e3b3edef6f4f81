/** Clocks of content systems run ahead by minutes; more is a mistyped or scheduled date. */
const toleranceMs = 15 * 60_000
/** Before the first Indonesian news sites a date is an empty field (1970, 0001), not a date. */
const earliest = Date.UTC(1995, 0, 1)

export type Published = { readonly at: Date, readonly confidence: 'exact' | 'fetched' }

/**
 * The time a post is filed under: what the source says, or `now` (the time of fetching) where the source says nothing usable:
 * no date, an unreadable one, one before 1995, or one over 15 minutes in the future. 'fetched' marks a time that is ours.
 */
export const clampPublished = (publishedAt: Date | null, now: Date): Published => {
  const time = publishedAt?.getTime() ?? Number.NaN
  const isUsable = time >= earliest && time <= now.getTime() + toleranceMs
  return publishedAt !== null && isUsable ? { at: publishedAt, confidence: 'exact' } : { at: now, confidence: 'fetched' }
}

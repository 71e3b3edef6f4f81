/**
 * The first and the last bucket (their beginnings) of a chart over so many hours up to now; buckets begin on the full hour of
 * UTC.
 */
export function chooseCourse(minutes: 15 | 60, hours: number, now: Date): { readonly from: Date; readonly to: Date } {
  const length = minutes * 60_000
  const last = Math.floor(now.getTime() / length) * length
  return { from: new Date(last - hours * 3_600_000 + length), to: new Date(last) }
}

/** What is usual in a bucket, of what is usual in an hour. */
export const usualOfBucket = (perHour: number, minutes: 15 | 60): number => perHour * minutes / 60

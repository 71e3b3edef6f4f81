const hour = 3_600_000
const day = 24 * hour
/** Hours are told apart up to here; beyond, a chart has no room for them. */
const longestHourly = 3 * day
const mostDays = 365
const usualDays = 30

export type Period = { readonly from: Date; readonly to: Date; readonly bucket: 'hour' | 'day' }

/** The period a chart shows and how finely: up to `to` or now, from `from` or 30 days before, never more than 366 buckets. */
export function choosePeriod(from: Date | undefined, to: Date | undefined, now: Date): Period {
  const end = to ?? now
  const earliest = new Date(end.getTime() - mostDays * day)
  const wanted = from ?? new Date(end.getTime() - usualDays * day)
  const start = wanted < earliest ? earliest : wanted
  return { from: start, to: end, bucket: end.getTime() - start.getTime() <= longestHourly ? 'hour' : 'day' }
}

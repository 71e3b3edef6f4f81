import type { Volume } from '@kentongan/contracts'

/** Mentions of each tone over all buckets, and together. */
export function countTones(items: Volume['items']) {
  const totals = { negatif: 0, netral: 0, positif: 0, all: 0 }
  for (const { negatif, netral, positif } of items) {
    totals.negatif += negatif
    totals.netral += netral
    totals.positif += positif
    totals.all += negatif + netral + positif
  }
  return totals
}

const lengths = { hour: 3_600_000, day: 86_400_000 }
const most = 1_000

/** Puts a zero where the answer left a bucket out, so that a quiet hour is seen as quiet. Indonesia keeps no summer time. */
export function fillBuckets({ bucket, items }: Volume): Volume['items'] {
  const length = lengths[bucket]
  const byTime = new Map(items.map(item => [new Date(item.at).getTime(), item]))
  const times = [...byTime.keys()]
  const first = Math.min(...times)
  const last = Math.max(...times)
  const count = Math.round((last - first) / length) + 1
  if (items.length < 2 || count > most || times.some(time => (time - first) % length !== 0)) return items
  return Array.from({ length: count }, (_, index) => {
    const time = first + index * length
    return byTime.get(time) ?? { at: new Date(time).toISOString(), negatif: 0, netral: 0, positif: 0 }
  })
}

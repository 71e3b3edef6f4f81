import type { SampleKind, TrialSample, TrialState } from '@kentongan/contracts'
import { wilsonInterval } from '@kentongan/matching'
import { addCounts, noCounts, type Counts, type PageResult } from './trial-page'

const mostSamples = 20
const kinds = ['gained', 'lost', 'kept', 'near'] as const satisfies readonly SampleKind[]

export type TrialTally = {
  readonly add: (page: PageResult) => void
  /** How many samples of each kind are still of use. */
  readonly wanted: () => Readonly<Record<SampleKind, number>>
  readonly state: (done: boolean) => TrialState
}

/**
 * Sums up the pages of a trial over `total` posts. `days` are shown even where nothing matched; what a post dates from outside
 * of them is counted, but on no day.
 */
export function createTally(total: number, days: readonly string[]): TrialTally {
  let sum = { ...noCounts, read: 0, near: 0, judged: 0, irrelevant: 0 }
  const byDay = new Map<string, Counts>(days.map(day => [day, noCounts]))
  const samples: Readonly<Record<SampleKind, TrialSample[]>> = { gained: [], lost: [], kept: [], near: [] }
  return {
    wanted: () => ({
      gained: mostSamples - samples.gained.length, lost: mostSamples - samples.lost.length,
      kept: mostSamples - samples.kept.length, near: mostSamples - samples.near.length,
    }),
    add(page) {
      sum = {
        ...addCounts(sum, page), read: sum.read + page.read, near: sum.near + page.near,
        judged: sum.judged + page.judged, irrelevant: sum.irrelevant + page.irrelevant,
      }
      for (const [day, counts] of Object.entries(page.days)) {
        const before = byDay.get(day)
        if (before !== undefined) byDay.set(day, addCounts(before, counts))
      }
      for (const sample of page.samples) if (samples[sample.kind].length < mostSamples) samples[sample.kind].push(sample)
    },
    state(done) {
      const { judged, irrelevant, ...counts } = sum
      return {
        done, total: done ? sum.read : Math.max(total, sum.read), ...counts,
        noise: { judged, irrelevant, ...wilsonInterval(irrelevant, judged) },
        days: [...byDay].map(([day, each]) => ({ day, ...each })),
        samples: kinds.flatMap(kind => samples[kind]),
      }
    },
  }
}

/**
 * The scoring of the Numenta Anomaly Benchmark, standard profile (Lavin and Ahmad 2015; its sweeping scorer of version 1.1): each
 * window gives up to 1 for its earliest point at or above the threshold, the earlier the more, and −1 if it has none; each such
 * point outside costs up to 0.11. 0 is a detector that never fires, 100 one that fires at the first point of each window and never
 * else. Points of the first 15 % (750 at most) do not count. One threshold holds for all series of a set.
 */
const FALSE_POSITIVE = 0.11
const PROBATION = { share: 0.15, most: 750 } as const

/** A series with its labelled windows as indices of their first and last points. */
export type Series = {
  readonly name: string
  readonly at: readonly number[]
  readonly values: readonly number[]
  readonly windows: readonly (readonly [number, number])[]
}

/** One scored point: what it brings if the threshold is at or below its score, and the window it is in, if any. */
type Point = { readonly score: number, readonly gain: number, readonly window: string | null }

export type NabScore = { readonly score: number, readonly threshold: number, readonly hits: number, readonly falsePoints: number }

/** The best score over all thresholds, as NAB chooses the one it scores a detector with. */
export function scoreBest(series: readonly Series[], scores: readonly (readonly number[])[]): NabScore {
  const points = weighAll(series, scores).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  const windows = countWindows(series)
  const hits = new Map<string, number>()
  let raw = -windows
  let falsePoints = 0
  let best: NabScore = { score: 0, threshold: Infinity, hits: 0, falsePoints: 0 }
  points.forEach(({ score: threshold, gain, window }, at) => {
    if (window === null) {
      raw += gain
      falsePoints++
    } else {
      const before = hits.get(window) ?? -1
      raw += Math.max(0, gain - before)
      hits.set(window, Math.max(before, gain))
    }
    const score = normalise(raw, windows)
    if (points[at + 1]?.score !== threshold && score > best.score) best = { score, threshold, hits: hits.size, falsePoints }
  })
  return best
}

/** The score at a threshold that was chosen elsewhere. */
export function scoreAt(series: readonly Series[], scores: readonly (readonly number[])[], threshold: number): NabScore {
  const fired = weighAll(series, scores).filter(({ score }) => score >= threshold)
  const hits = new Map<string, number>()
  for (const { window, gain } of fired) if (window !== null) hits.set(window, Math.max(hits.get(window) ?? -1, gain))
  const wrong = fired.filter(({ window }) => window === null)
  const sum = (gains: Iterable<number>): number => [...gains].reduce((total, gain) => total + gain, 0)
  const windows = countWindows(series)
  const raw = sum(hits.values()) + sum(wrong.map(({ gain }) => gain)) - (windows - hits.size)
  return { score: normalise(raw, windows), threshold, hits: hits.size, falsePoints: wrong.length }
}

/** Each series scored at the threshold that is best for the others; the mean over windows. */
export function scoreLeavingOneOut(series: readonly Series[], scores: readonly (readonly number[])[]): number {
  const total = series.reduce((sum, one, left) => {
    const others = <T>(of: readonly T[]): readonly T[] => of.filter((_, at) => at !== left)
    const { threshold } = scoreBest(others(series), others(scores))
    return sum + scoreAt([one], [scores[left] ?? []], threshold).score * one.windows.length
  }, 0)
  return total / countWindows(series)
}

export const countWindows = (series: readonly Series[]): number => series.reduce((sum, { windows }) => sum + windows.length, 0)

const normalise = (raw: number, windows: number): number => 100 * (raw + windows) / (2 * windows)

const weighAll = (series: readonly Series[], scores: readonly (readonly number[])[]): readonly Point[] =>
  series.flatMap((one, at) => weighPoints(one, scores[at] ?? []))

function weighPoints({ name, values, windows }: Series, scores: readonly number[]): readonly Point[] {
  const probation = Math.min(Math.floor(PROBATION.share * values.length), PROBATION.most)
  return values.slice(probation).map((_, offset) => {
    const at = probation + offset
    const score = scores[at] ?? 0
    const inside = windows.find(([first, last]) => at >= first && at <= last)
    if (inside) return { score, gain: fall((at - inside[1] - 1) / (inside[1] - inside[0] + 1)) / fall(-1), window: `${name} ${inside[0]}` }
    const before = windows.filter(([, last]) => last < at).at(-1)
    return { score, gain: FALSE_POSITIVE * (before ? fall((at - before[1]) / (before[1] - before[0])) : -1), window: null }
  })
}

/** NAB's scaled sigmoid: nearly 1 at the left edge of a window (−1), 0 at its right edge, −1 far behind it. */
const fall = (position: number): number => (position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1)

const DAY = 288
const HALF_LIFE = 3 * DAY
const GAUSS_WINDOW = 6400
const ESD_WINDOW = 7 * DAY
/** Medians are taken anew once an hour. */
const ESD_STEP = 12

/** Detectors that ours is held against, each over points of five minutes and from the past only. */
export const baselines: Readonly<Record<string, (values: readonly number[]) => readonly number[]>> = {
  'EWMA z-score, 72 h': scoreEwma,
  'windowed Gaussian': scoreGaussian,
  'S-H-ESD-like (median of the hour, MAD)': scoreMedian,
}

/** Standard deviations above an exponentially weighted mean. */
export function scoreEwma(values: readonly number[], halfLife = HALF_LIFE): readonly number[] {
  const step = 1 - 2 ** (-1 / halfLife)
  let mean = values[0] ?? 0
  let variance = mean + 1
  return values.map(value => {
    const score = (value - mean) / Math.sqrt(variance + 1)
    variance += step * ((value - mean) ** 2 - variance)
    mean += step * (value - mean)
    return Math.max(0, score)
  })
}

/** NAB's own baseline: standard deviations from the mean of the last 6,400 points. */
function scoreGaussian(values: readonly number[]): readonly number[] {
  let sum = 0
  let squares = 0
  return values.map((value, at) => {
    const count = Math.min(at, GAUSS_WINDOW)
    const mean = count > 0 ? sum / count : value
    const variance = count > 0 ? squares / count - mean * mean : 0
    const gone = values[at - GAUSS_WINDOW] ?? 0
    sum += value - gone
    squares += value ** 2 - gone ** 2
    return Math.abs(value - mean) / Math.sqrt(Math.max(variance, 0) + 1e-6)
  })
}

/** The statistic of Twitter's S-H-ESD as it streams: what remains after the hour's median, in robust standard deviations of a week. */
function scoreMedian(values: readonly number[]): readonly number[] {
  let medians: readonly number[] = []
  let deviation = 1
  return values.map((value, at) => {
    if (at % ESD_STEP === 0 && at >= DAY) {
      const from = Math.max(0, at - ESD_WINDOW)
      const past = values.slice(from, at)
      medians = Array.from({ length: 24 }, (_, hour) => medianOf(past.filter((__, offset) => Math.floor((from + offset) / 12) % 24 === hour)))
      deviation = 1.4826 * medianOf(past.map((one, offset) => Math.abs(one - (medians[Math.floor((from + offset) / 12) % 24] ?? 0))))
    }
    const usual = medians[Math.floor(at / 12) % 24]
    return usual === undefined ? 0 : Math.max(0, value - usual) / (deviation + 1)
  })
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

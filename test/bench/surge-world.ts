const IN_A_DAY = 96
const DISPERSION = 0.3
const DRIFT = 0.2
const DRIFT_HALF_LIFE = 2 * IN_A_DAY

/** Voices that a burst adds in all. */
export const SIZES = [5, 10, 20, 40] as const
/** Steady for three hours; loud at once and fading; rising over six hours. */
export const SHAPES = ['step', 'spike', 'ramp'] as const

export type Burst = {
  readonly from: number
  readonly until: number
  readonly size: (typeof SIZES)[number]
  readonly shape: (typeof SHAPES)[number]
}

/** Counts by quarters of an hour from Thursday 1 January 1970 on; bursts by index of the quarter. */
export type Agency = { readonly perHour: number, readonly counts: readonly number[], readonly bursts: readonly Burst[] }

/** A made-up agency: negative binomial counts around a drifting level with a daily and weekly season; bursts in the later weeks only. */
export function makeAgency(seed: number, perHour: number, quietWeeks: number, weeks: number): Agency {
  const random = seedRandom(seed + 1)
  const quiet = quietWeeks * 7 * IN_A_DAY
  const length = quiet + weeks * 7 * IN_A_DAY
  let drift = 0
  let scatter = 1
  const keep = 2 ** (-1 / DRIFT_HALF_LIFE)
  const counts = Array.from({ length }, (_, at) => {
    drift = drift * keep + DRIFT * Math.sqrt(1 - keep ** 2) * drawNormal(random)
    if (at % 4 === 0) scatter = DISPERSION * drawGamma(random, 1 / DISPERSION)
    return drawPoisson(random, perHour / 4 * seasonAt(at) * Math.exp(drift - DRIFT ** 2 / 2) * scatter)
  })
  const bursts: Burst[] = []
  for (let at = quiet + IN_A_DAY; at < length - IN_A_DAY; at += 3 * IN_A_DAY) {
    const from = at + Math.floor(random() * IN_A_DAY)
    const size = SIZES[Math.floor(random() * SIZES.length)] ?? 10
    const shape = SHAPES[Math.floor(random() * SHAPES.length)] ?? 'step'
    const weights = weightsOf(shape)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    weights.forEach((weight, offset) => {
      counts[from + offset] = (counts[from + offset] ?? 0) + drawPoisson(random, size * weight / total)
    })
    bursts.push({ from, until: from + weights.length, size, shape })
  }
  return { perHour, counts, bursts }
}

function weightsOf(shape: Burst['shape']): readonly number[] {
  if (shape === 'step') return Array.from({ length: 12 }, () => 1)
  if (shape === 'spike') return Array.from({ length: 16 }, (_, at) => 2 ** (-at / 4))
  return Array.from({ length: 24 }, (_, at) => at + 1)
}

function seasonAt(at: number): number {
  const hour = at / 4 % 24
  const day = (Math.floor(at / IN_A_DAY) + 3) % 7
  const daily = 1 - 0.85 * Math.cos((hour - 2) / 24 * 2 * Math.PI)
  return daily * (day >= 5 ? 0.65 : 1.14)
}

/** mulberry32, so that each run makes the same world. */
function seedRandom(seed: number): () => number {
  let state = seed * 0x9E3779B9 | 0
  return () => {
    state = state + 0x6D2B79F5 | 0
    let mixed = Math.imul(state ^ state >>> 15, 1 | state)
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296
  }
}

const drawNormal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Marsaglia and Tsang 2000, for a shape of 1 or more. */
function drawGamma(random: () => number, shape: number): number {
  const d = shape - 1 / 3
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random()) < x * x / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

/** By counting exponential waits; means are small here. */
function drawPoisson(random: () => number, mean: number): number {
  let count = 0
  for (let waited = -Math.log(1 - random()); waited < mean; waited -= Math.log(1 - random())) count++
  return count
}

const minute = 60
const day = 24 * 60 * minute
const week = 7 * day

/** Below five minutes a publisher gains nothing and blocks us (Miniflux' lower bound as well). An admin may set another floor. */
const usualFloor = 5 * minute
/** Nobody is asked less than daily: that is how a source that came back is noticed. */
const ceiling = day
/**
 * Offices and newsrooms publish in about 50 of the 168 hours of a week, so by day the gap between posts is a third to a quarter
 * of the weekly mean: four looks per mean gap are about one per gap that matters.
 */
const looksPerMeanGap = 4
/**
 * A new source is asked every three floors (15 minutes): often enough to learn its habit in a day, seldom enough for a small
 * office.
 */
const floorsForNew = 3

export type PollFacts = {
  readonly now: Date
  /** Posts per week; scale a shorter history up. Null for a source without history. */
  readonly weeklyCount: number | null
  /** `<ttl>` of the feed. */
  readonly ttlMinutes: number | null
  /** Cache-Control max-age, or Expires. */
  readonly maxAgeSeconds: number | null
  /** Retry-After. */
  readonly retryAfterSeconds: number | null
  /** Failed polls in a row. */
  readonly failures: number
  /** Thrown by the caller, -1 … 1: spreads sources that would come due together. */
  readonly jitter: number
  /** Shortest interval the admin allows; 300 unless told. */
  readonly floorSeconds?: number
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

/** What a server asks for, in seconds; nonsense (negative, not a number) asks for nothing. */
const asked = (seconds: number | null): number => (seconds !== null && seconds > 0 ? Math.min(seconds, ceiling) : 0)

const habit = (weeklyCount: number | null, floor: number): number => {
  if (weeklyCount === null) return floorsForNew * floor
  return weeklyCount > 0 ? week / weeklyCount / looksPerMeanGap : ceiling
}

/** 2^n floors after n failures, the usual back-off; never sooner than the source would be asked in health. */
const backOff = (failures: number, floor: number): number => (failures > 0 ? 2 ** failures * floor : 0)

/** ±10 %; what would leave the bounds is mirrored back inside, so that sources which share a Retry-After still spread. */
const spread = (seconds: number, jitter: number, least: number): number => {
  const shift = seconds * 0.1 * clamp(jitter, -1, 1)
  const isInside = seconds + shift >= least && seconds + shift <= ceiling
  return clamp(isInside ? seconds + shift : seconds - shift, least, ceiling)
}

/**
 * When a source is polled next: as often as it publishes, between the floor (5 min) and 24 h; never before the server's ttl,
 * max-age or Retry-After (each believed up to 24 h); with growing pauses while it fails. Method: Miniflux' entry frequency,
 * with daytime in mind.
 *
 * @returns the moment, and the whole seconds until then
 */
export const nextPoll = (facts: PollFacts): { readonly at: Date, readonly intervalSeconds: number } => {
  const floor = clamp(facts.floorSeconds ?? usualFloor, 1, ceiling)
  const fromServer = [(facts.ttlMinutes ?? 0) * minute, facts.maxAgeSeconds, facts.retryAfterSeconds].map(asked)
  const least = Math.max(floor, ...fromServer)
  const wanted = Math.max(habit(facts.weeklyCount, floor), backOff(facts.failures, floor))
  const intervalSeconds = Math.ceil(spread(clamp(wanted, least, ceiling), facts.jitter, least))
  return { at: new Date(facts.now.getTime() + intervalSeconds * 1_000), intervalSeconds }
}

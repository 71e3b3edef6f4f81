import { lengthOf, type Scale } from './scale'

const HALF_LIFE_DAYS = 28
/** The model's own idea of a day's highest surprise is worth so many days, and scatters so much, in ln (1 + surprise). */
const FIRST_DAYS = 3
const FIRST_DEVIATION = 0.4
/** A series that was calm for weeks may not make a trifle a sensation. */
const LEAST_DEVIATION = 0.14
const EULER = 0.5772

/**
 * How surprising a key's days usually get on one scale: decayed count, sum and sum of squares of ln (1 + a day's highest surprise).
 * What a model calls one in a thousand happens daily to a key that is livelier than the model; its own days say so.
 */
export type Habit = { readonly days: number, readonly sum: number, readonly squares: number }

/** The habit of a key of which no whole day was seen. */
export const noHabit: Habit = { days: 0, sum: 0, squares: 0 }

/**
 * Takes in the highest surprise of one more day; four weeks later it counts for half.
 *
 * @param highest −log10 of a probability, not negative
 */
export function takeDay({ days, sum, squares }: Habit, highest: number): Habit {
  const keep = 2 ** (-1 / HALF_LIFE_DAYS)
  const stretched = Math.log1p(highest)
  return { days: days * keep + 1, sum: sum * keep + stretched, squares: squares * keep + stretched ** 2 }
}

/**
 * A surprise as it would be if the key were as calm as the model: what exceeds the key's usual daily highest by so many standard
 * deviations becomes what exceeds the model's by as many. Without a past it stays what it is.
 *
 * This is the method of block maxima (Gumbel 1958), on a logarithmic scale since surprises have heavy tails, with mean and
 * deviation shrunk to those of a calibrated test: of n independent looks a day the highest −log10 P has mean (ln n + γ) / ln 10.
 *
 * @param surprise not negative
 * @returns a surprise, never negative, monotone in `surprise`
 */
export function calibrate(surprise: number, scale: Scale, { days, sum, squares }: Habit): number {
  const expected = Math.log1p((Math.log(lengthOf('24h') / lengthOf(scale)) + EULER) / Math.LN10)
  const mean = (sum + FIRST_DAYS * expected) / (days + FIRST_DAYS)
  const around = squares - 2 * mean * sum + days * mean * mean
  const deviation = Math.sqrt(Math.max(0, around + FIRST_DAYS * FIRST_DEVIATION ** 2) / (days + FIRST_DAYS))
  const standing = (Math.log1p(surprise) - mean) / Math.max(LEAST_DEVIATION, deviation)
  return Math.max(0, Math.expm1(expected + FIRST_DEVIATION * standing))
}

/** Several scales' surprises as one: the geometric mean of 1 + surprise, less 1. A rise shows on all scales, a hiccup on one. */
export function combine(surprises: readonly number[]): number {
  const sum = surprises.reduce((total, surprise) => total + Math.log1p(surprise), 0)
  return Math.expm1(sum / Math.max(1, surprises.length))
}

import { calibrate, combine, noHabit, takeDay, type Habit } from './habit'
import { dispersionOf, doubtOf, newLevel, noScatter, observe, rateOf, scatter, winsorise, type Level, type Scatter } from './level'
import { surpriseAbove } from './negative-binomial'
import { isRepeat, type Alarm } from './refractory'
import { SCALES, lengthOf, type Scale } from './scale'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Below this nothing is said: half a deviation above what a day's highest surprise is for a calibrated test. */
const FAINTEST = 1.66

/** Points are dropped in bulk once so many are held, so that a long series needs no more memory than its last day. */
const KEPT = 4096

type Point = { readonly at: number, readonly value: number, readonly level: Level }

/** One scale at work: the points in its window, their sum, the scatter of such sums, and the days' highest surprises. */
type Track = { readonly scale: Scale, first: number, sum: number, scattered: Scatter, habit: Habit, highest: number, surprise: number }

/** All that is kept of a series; its level is in counts a point. */
type Run = { readonly points: Point[], readonly tracks: readonly Track[], level: Level, day: number }

/** Takes the next point of a series (ms since 1970, in order of time; a count, not negative), gives its score from 0 to 1. */
export type SeriesScorer = (at: number, value: number) => number

/**
 * Scores one series of counts as it streams by, from the past only: the worker's surprise under a negative binomial on each scale,
 * calibrated by the series' own days, combined over the scales, at rest for 24 hours after each alarm unless the surprise doubles.
 * Season is left out: a single series cannot show a weekly rhythm before its third week.
 *
 * The score is surprise / (1 + surprise) where an alarm could be raised, else 0.
 */
export function openSeriesScorer(): SeriesScorer {
  let run: Run | undefined
  let alarm: Alarm | null = null
  return (at, value) => {
    run ??= startRun(at, value)
    const surprise = takePoint(run, at, value)
    if (surprise < FAINTEST || isRepeat(at, surprise, alarm)) return 0
    alarm = { at, surprise }
    return surprise / (1 + surprise)
  }
}

function startRun(at: number, value: number): Run {
  return {
    points: [], level: newLevel({ perHour: Math.max(value, 1), worth: 1 }), day: at,
    tracks: SCALES.map(scale => ({ scale, first: 0, sum: 0, scattered: noScatter, habit: noHabit, highest: 0, surprise: 0 })),
  }
}

/** Takes in one point; gives the surprise of all scales together. */
function takePoint(run: Run, at: number, value: number): number {
  const { points, tracks, level } = run
  if (at >= run.day + DAY) {
    tracks.forEach(closeDay)
    run.day += Math.floor((at - run.day) / DAY) * DAY
  }
  const hours = Math.max(0, at - (points.at(-1)?.at ?? at)) / HOUR
  points.push({ at, value, level })
  for (const track of tracks) judgeTrack(track, points, hours)
  if (points.length > KEPT) forget(points, tracks)
  const rate = rateOf(level)
  const scattered = tracks[0]?.scattered ?? noScatter
  run.level = observe(level, winsorise(value, rate, dispersionOf(scattered) + doubtOf(level)), 1, hours)
  return combine(tracks.map(track => calibrate(track.surprise, track.scale, track.habit)))
}

function forget(points: Point[], tracks: readonly Track[]): void {
  const past = Math.min(...tracks.map(track => track.first))
  points.splice(0, past)
  for (const track of tracks) track.first -= past
}

function closeDay(track: Track): void {
  track.habit = takeDay(track.habit, track.highest)
  track.highest = 0
}

/** Moves the window on by one point and judges its sum by the level of the time before the window. */
function judgeTrack(track: Track, points: readonly Point[], hours: number): void {
  const last = points.length - 1
  const { at, value } = points[last] as Point
  track.sum += value
  for (let first = points[track.first]; first && first.at <= at - lengthOf(track.scale); first = points[track.first]) {
    track.sum -= first.value
    track.first++
  }
  const before = (points[track.first] as Point).level
  const mean = rateOf(before) * (last - track.first + 1)
  const dispersion = dispersionOf(track.scattered) + doubtOf(before)
  track.surprise = surpriseAbove(track.sum, mean, dispersion)
  track.highest = Math.max(track.highest, track.surprise)
  track.scattered = scatter(track.scattered, winsorise(track.sum, mean, dispersion), mean, hours)
}

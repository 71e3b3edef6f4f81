import { TONE_LABELS } from '../tone-label'
import { seededDraw } from '../train/draw-order'

/** What a person and two models say of one text (places of tones), and how much it counts. Rows of a group are drawn together. */
export type TwoJudgements = {
  readonly label: number
  readonly before: number
  readonly after: number
  readonly weight: number
  readonly group: number
}

export type Comparison = {
  readonly before: number
  readonly after: number
  readonly differenceLow: number
  readonly differenceHigh: number
  readonly perTone: readonly { readonly tone: (typeof TONE_LABELS)[number]; readonly before: number; readonly after: number }[]
}

const SEED = 20_261_121
const DRAWS = 2000
/** 95 % lie between. */
const TAIL = 0.025

/** Per tone: rightly said, said, and true. */
type Counts = Float64Array

/**
 * Compares two models by their macro-F1 over the tones that occur, with the 95 % interval of the difference: paired bootstrap
 * (Efron & Tibshirani 1993) whose units are groups of near-copies, drawn from a fixed seed.
 */
export function compareJudgements(rows: readonly TwoJudgements[]): Comparison {
  const occurring = [0, 1, 2].filter(tone => rows.some(({ label }) => label === tone))
  const groups = [...new Set(rows.map(({ group }) => group))].map(group => {
    const own = rows.filter(one => one.group === group)
    return { before: count(own, 'before'), after: count(own, 'after') }
  })
  const difference = (chosen: readonly (typeof groups)[number][]): number =>
    macroF1(sum(chosen.map(({ after }) => after)), occurring) - macroF1(sum(chosen.map(({ before }) => before)), occurring)
  const draw = seededDraw(SEED)
  const drawAll = (): number => difference(groups.map(() => groups[draw(groups.length)]!))
  const differences = Array.from({ length: DRAWS }, drawAll).sort((a, b) => a - b)
  const [before, after] = [sum(groups.map(one => one.before)), sum(groups.map(one => one.after))]
  return {
    before: macroF1(before, occurring),
    after: macroF1(after, occurring),
    differenceLow: differences[Math.floor(TAIL * DRAWS)]!,
    differenceHigh: differences[Math.ceil((1 - TAIL) * DRAWS) - 1]!,
    perTone: TONE_LABELS.map((tone, at) => ({ tone, before: f1(before, at), after: f1(after, at) })),
  }
}

function count(rows: readonly TwoJudgements[], model: 'before' | 'after'): Counts {
  const counts = new Float64Array(9)
  for (const row of rows) {
    if (row[model] === row.label) counts[row.label * 3]! += row.weight
    counts[row[model] * 3 + 1]! += row.weight
    counts[row.label * 3 + 2]! += row.weight
  }
  return counts
}

function sum(all: readonly Counts[]): Counts {
  const total = new Float64Array(9)
  for (const counts of all) for (let at = 0; at < 9; at++) total[at]! += counts[at]!
  return total
}

function f1(counts: Counts, tone: number): number {
  const both = counts[tone * 3 + 1]! + counts[tone * 3 + 2]!
  return both === 0 ? 0 : (2 * counts[tone * 3]!) / both
}

function macroF1(counts: Counts, tones: readonly number[]): number {
  return tones.length === 0 ? 0 : tones.reduce((total, tone) => total + f1(counts, tone), 0) / tones.length
}

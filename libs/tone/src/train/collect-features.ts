import { groupValues } from '../features/group-values'
import { listFeatures, type Reading } from '../features/list-features'
import { ownName } from '../store-tone'
import { TONE_LABELS } from '../tone-label'
import { readLabelled, type TrainingRow } from './labelled-text'
import { scaleByRatio } from './scale-by-ratio'

/** One row as numbers: its features, their values, its label (by place) and how much it counts. */
export type Example = {
  readonly features: Int32Array
  readonly values: Float64Array
  readonly label: number
  readonly weight: number
}

/** `scales`: by what each feature's values were multiplied; a weight times its scale is that of the plain value. */
export type Collected = { readonly names: readonly string[]; readonly scales: Float64Array; readonly examples: readonly Example[] }

/** How much the deciding words count as a text of their own, beside the whole. */
const BECAUSE = 0.5

/**
 * Numbers all features of the rows: each as all registers share it, and as the row's register has it for itself. Where the words
 * that decided are known, these are an example of their own besides.
 */
export function collectFeatures(rows: readonly TrainingRow[]): Collected {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  const weights = weighRows(rows)
  const readings = rows.map(readLabelled)
  const whole = rows.map((row, at) => makeExample(row, readings[at]!, numberOf, { weight: weights[at]!, showing: null }))
  const because = rows.flatMap((row, at) => {
    const showing = findDeciding(row, readings[at]!)
    return showing.size === 0 ? [] : [makeExample(row, readings[at]!, numberOf, { weight: weights[at]! * BECAUSE, showing })]
  })
  const names = [...numbers.keys()]
  const scales = scaleByRatio(whole, names.length)
  const scaled = [...whole, ...because].map(one => ({ ...one, values: one.values.map((value, k) => value * scales[one.features[k]!]!) }))
  return { names, scales, examples: scaled }
}

/** `showing`: only features that one of these tokens shows; null: all. */
type Part = { readonly weight: number; readonly showing: ReadonlySet<number> | null }

function makeExample(row: TrainingRow, reading: Reading, numberOf: (name: string) => number, { weight, showing }: Part): Example {
  const bag = listFeatures(reading)
  const valueOf = groupValues(bag, reading.tokens.length)
  const features: number[] = []
  const values: number[] = []
  for (const { name, group, tokens } of bag.values()) {
    if (showing !== null && !tokens.some(token => showing.has(token))) continue
    features.push(numberOf(name), numberOf(ownName(row.register, name)))
    values.push(valueOf[group], valueOf[group])
  }
  const label = TONE_LABELS.indexOf(row.label)
  return { features: Int32Array.from(features), values: Float64Array.from(values), label, weight }
}

/** The tokens of the words that decided. */
function findDeciding({ text, because = '' }: TrainingRow, { tokens }: Reading): ReadonlySet<number> {
  const from = because === '' ? -1 : text.indexOf(because)
  if (from < 0) return new Set()
  const to = from + because.length
  return new Set([...tokens.keys()].filter(at => tokens[at]!.start < to && tokens[at]!.end > from))
}

/** Rare labels count more: by the root of how much rarer they are than a third of their register's rows. */
function weighRows(rows: readonly TrainingRow[]): readonly number[] {
  const counts = new Map<string, number>()
  const add = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const { register, label } of rows) {
    add(register)
    add(`${register} ${label}`)
  }
  return rows.map(({ register, label, weight }) =>
    weight * Math.sqrt((counts.get(register) ?? 0) / 3 / (counts.get(`${register} ${label}`) ?? 1)))
}

import { groupValues } from '../features/group-values'
import { listFeatures } from '../features/list-features'
import { ownName } from '../store-tone'
import { TONE_LABELS } from '../tone-label'
import { readLabelled, type TrainingRow } from './labelled-text'

/** One row as numbers: its features, their values, its label (by place) and how much it counts. */
export type Example = {
  readonly features: Int32Array
  readonly values: Float64Array
  readonly label: number
  readonly weight: number
}

export type Collected = { readonly names: readonly string[]; readonly examples: readonly Example[] }

/** Numbers all features of the rows: each as all registers share it, and as the row's register has it for itself. */
export function collectFeatures(rows: readonly TrainingRow[]): Collected {
  const numbers = new Map<string, number>()
  const numberOf = (name: string): number => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  }
  const weights = weighRows(rows)
  const examples = rows.map((row, at) => {
    const reading = readLabelled(row)
    const bag = listFeatures(reading)
    const valueOf = groupValues(bag, reading.tokens.length)
    const features: number[] = []
    const values: number[] = []
    for (const { name, group } of bag.values()) {
      features.push(numberOf(name), numberOf(ownName(row.register, name)))
      values.push(valueOf[group], valueOf[group])
    }
    return {
      features: Int32Array.from(features), values: Float64Array.from(values),
      label: TONE_LABELS.indexOf(row.label), weight: weights[at]!,
    }
  })
  return { names: [...numbers.keys()], examples }
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

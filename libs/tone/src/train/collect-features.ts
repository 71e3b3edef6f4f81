import { pairName, readWords } from '../read-words'
import type { ToneLabel } from '../tone-label'

/** A text and the tone that a person gave it. */
export type LabelledText = { readonly text: string; readonly label: ToneLabel }

/**
 * `rows` holds, per text, the numbers of its features and `labels` its tone; `names` the feature of each number, in plain
 * code-unit order.
 */
export type Collected = {
  readonly names: readonly string[]
  readonly rows: readonly Int32Array[]
  readonly labels: readonly ToneLabel[]
}

/** Reads the words and pairs of all texts, each once per text, and numbers them. */
export function collectFeatures(texts: readonly LabelledText[]): Collected {
  const read = texts.map(({ text }) => featureNames(text))
  const names = [...new Set(read.flat())].sort()
  const numbers = new Map(names.map((name, number) => [name, number]))
  const rows = read.map(row => Int32Array.from(row, name => numbers.get(name) ?? 0))
  return { names, rows, labels: texts.map(({ label }) => label) }
}

function featureNames(text: string): readonly string[] {
  const { names } = readWords(text)
  const pairs = names.slice(1).map((name, at) => pairName(names[at] ?? '', name))
  return [...new Set([...names, ...pairs])]
}

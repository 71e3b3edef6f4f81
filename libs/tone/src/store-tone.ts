import { indexFeatures } from './index-features'
import type { PerLabel } from './tone-label'
import type { ToneModel } from './tone-model'

const FORMAT = 'kentongan-tone-1'

type Stored = {
  readonly format: string
  readonly version: string
  readonly scale: number
  readonly bias: PerLabel
  /** `-12,3,20 enak sekali`: weights, then the feature. */
  readonly features: readonly string[]
}

/**
 * Writes a model as JSON with one feature a line, so that two versions can be compared line by line. The same model gives the
 * same text.
 */
export function serialiseTone({ version, scale, bias, names, weights }: ToneModel): string {
  const lines = names.map((name, at) => JSON.stringify(`${weights.slice(at * 3, at * 3 + 3).join(',')} ${name}`))
  const head = JSON.stringify({ format: FORMAT, version, scale, bias })
  return `${head.slice(0, -1)},"features":[\n${lines.join(',\n')}\n]}\n`
}

/** Reads what {@link serialiseTone} wrote. Throws when it is anything else. */
export function loadTone(data: string): ToneModel {
  const stored = JSON.parse(data) as Stored
  if (stored.format !== FORMAT) throw new Error(`Not a tone model of format ${FORMAT}`)
  const weights = new Int8Array(stored.features.length * 3)
  const names = stored.features.map((line, at) => {
    const space = line.indexOf(' ')
    weights.set(line.slice(0, space).split(',').map(Number), at * 3)
    return line.slice(space + 1)
  })
  return { version: stored.version, scale: stored.scale, bias: stored.bias, names, weights, index: indexFeatures(names) }
}

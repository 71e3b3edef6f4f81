import { indexFeatures } from './index-features'
import { REGISTERS, type Register } from './register'
import type { PerLabel } from './tone-label'
import type { Calibration, ToneModel } from './tone-model'

const FORMAT = 'kentongan-tone-2'
const MINUS = 45
const ZERO = 48
const BAR = 124

type Plain = Pick<ToneModel, 'version' | 'step' | 'bias' | 'calibration' | 'names' | 'weights'>

type Stored = {
  readonly format: string
  readonly version: string
  readonly step: number
  readonly bias: PerLabel
  readonly calibration: Readonly<Record<Register, Calibration>>
  /** One feature a line: `-12,3,20 w:enak`, the weights and the name. */
  readonly features: readonly string[]
}

/**
 * Writes a model as JSON whose features stand one a line, so that two versions can be compared line by line. The same model
 * gives the same text.
 */
export function serialiseTone({ version, step, bias, calibration, names, weights }: ToneModel): string {
  const lines = names.map((name, at) => JSON.stringify(`${weights.slice(at * 3, at * 3 + 3).join(',')} ${name}`))
  const head = JSON.stringify({ format: FORMAT, version, step, bias, calibration })
  return `${head.slice(0, -1)},"features":[\n${lines.join(',\n')}\n]}\n`
}

/** Reads what {@link serialiseTone} wrote. Throws when it is anything else. */
export function loadTone(data: string): ToneModel {
  const stored = JSON.parse(data) as Stored
  if (stored.format !== FORMAT) throw new Error(`Not a tone model of format ${FORMAT}`)
  const weights = new Int16Array(stored.features.length * 3)
  const names = stored.features.map((line, at) => {
    const space = line.indexOf(' ')
    readWeights(line, space, weights, at * 3)
    return line.slice(space + 1)
  })
  const { version, step, bias, calibration } = stored
  return completeModel({ version, step, bias, calibration, names, weights })
}

/** Reads whole numbers up to `end`, set apart by commas. Half of loading is this: `split` and `Number` take three times as long. */
function readWeights(line: string, end: number, weights: Int16Array, from: number): void {
  let at = from
  let value = 0
  let sign = 1
  for (let place = 0; place <= end; place++) {
    const code = line.charCodeAt(place)
    if (code === MINUS) sign = -1
    else if (code >= ZERO) value = value * 10 + code - ZERO
    else {
      weights[at++] = sign * value
      value = 0
      sign = 1
    }
  }
}

/** Adds to a model what is made from its names and weights. */
export function completeModel(plain: Plain): ToneModel {
  const places = new Map<string, number>()
  const empty = () => new Float32Array(plain.names.length * 3)
  const sums: Record<Register, Float32Array> = { headline: empty(), post: empty(), review: empty() }
  plain.names.forEach((stored, feature) => {
    const { register, name } = splitName(stored)
    const place = places.get(name) ?? places.size
    places.set(name, place)
    for (const one of register === null ? REGISTERS : [register]) {
      const own = sums[one]
      for (let label = 0; label < 3; label++) own[place * 3 + label]! += plain.weights[feature * 3 + label]! * plain.step
    }
  })
  return { ...plain, index: indexFeatures([...places.keys()]), sums }
}

/** How a model calls the weight that a register alone gives a feature. */
export const ownName = (register: Register, name: string): string => `${register}|${name}`

function splitName(stored: string): { readonly register: Register | null; readonly name: string } {
  const register = REGISTERS.find(one => stored.charCodeAt(one.length) === BAR && stored.startsWith(one))
  return register ? { register, name: stored.slice(register.length + 1) } : { register: null, name: stored }
}

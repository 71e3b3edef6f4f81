import { makeReading } from './features/list-features'
import { findFeatures, type FoundFeature } from './find-features'
import { isForeign } from './guess-language'
import { knowsWord } from './index-features'
import { readTokens, type Place, type Token } from './read-tokens'
import { guessRegister, type Register } from './register'
import type { PerLabel } from './tone-label'
import { calibrate, scoreFeatures, type ToneModel } from './tone-model'

/** A passage as read and scored; `chances` are calibrated, all alike where the text is not in our language or says nothing. */
export type Passage = {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly found: readonly FoundFeature[]
  readonly register: Register
  readonly chances: PerLabel
  readonly foreign: boolean
}

const BLIND: PerLabel = [1 / 3, 1 / 3, 1 / 3]

/** Judges one passage toward what stands at `targets`, or as a whole. */
export function judgePassage(model: ToneModel, text: string, targets: readonly Place[] = []): Passage {
  const tokens = readTokens(text, targets)
  const register = guessRegister(text, tokens)
  const foreign = isForeign(model, text, tokens)
  const found = findFeatures(model.index, makeReading(text, tokens))
  const isBlind = foreign || !knowsAny(model, tokens)
  const chances = isBlind ? BLIND : calibrate(model.calibration[register], scoreFeatures(model, found, register))
  return { text, tokens, found, register, foreign, chances }
}

function knowsAny({ index }: ToneModel, tokens: readonly Token[]): boolean {
  return tokens.some(({ name, kind }) => (kind === 'word' || kind === 'emoji') && knowsWord(index, name))
}

type Label = 0 | 1 | 2

/** Gives, per token, by how much it spoke for one label against another, in log-odds; what several tokens show is shared out. */
export function weighTokens(model: ToneModel, { tokens, found, register }: Passage, label: Label, against: Label): Float64Array {
  const evidence = new Float64Array(tokens.length)
  const sums = model.sums[register]
  const { sharpness } = model.calibration[register]
  for (const { at, value, tokens: places } of found) {
    const share = (sharpness * value * (sums[at + label]! - sums[at + against]!)) / places.length
    for (const place of places) evidence[place]! += share
  }
  return evidence
}

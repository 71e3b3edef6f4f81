import { judgeTone } from './judge-tone'
import type { ToneLabel } from './tone-label'
import type { ToneModel } from './tone-model'

/** A word that spoke for the label: where it stands (UTF-16 code units) and by how much, in log-odds. */
export type ToneReason = { readonly start: number; readonly end: number; readonly weight: number }

/** `confidence` is the probability of `label`; `because` holds at most five words, the strongest first. */
export type Tone = {
  readonly label: ToneLabel
  readonly confidence: number
  readonly because: readonly ToneReason[]
  readonly version: string
}

/** Judges the tone of a text as a whole. A text in another language, or without a known word, is neutral with confidence 1/3. */
export function scoreTone(model: ToneModel, text: string): Tone {
  const { label, confidence, because, version } = judgeTone(model, { text })
  return { label, confidence, because: because.map(({ start, end, weight }) => ({ start, end, weight })), version }
}

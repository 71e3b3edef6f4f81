import { makeReading, type Reading } from '../features/list-features'
import { findPlaces } from '../find-places'
import { readTokens } from '../read-tokens'
import type { Register } from '../register'
import type { ToneLabel } from '../tone-label'

/**
 * A text and the tone that a person gave it, toward `target` (as it stands in the text) or, without one, as a whole. `because`:
 * the words that decided, as they stand there, several parted by a semicolon.
 */
export type LabelledText = { readonly text: string; readonly target?: string; readonly label: ToneLabel; readonly because?: string }

/** A row to learn from. `weight`: how much it counts beside one of weight 1. `fold`: with whom it is judged; −1: never. */
export type TrainingRow = LabelledText & { readonly register: Register; readonly weight: number; readonly fold: number }

export function readLabelled({ text, target }: LabelledText): Reading {
  return makeReading(text, readTokens(text, findPlaces(text, target)))
}

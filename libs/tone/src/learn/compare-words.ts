import type { WordChange } from '@kentongan/contracts'
import { INDONESIAN, REGIONAL } from '@kentongan/text'
import { findPlace, knowsWord } from '../index-features'
import { REGISTERS } from '../register'
import { TONE_LABELS } from '../tone-label'
import type { ToneModel } from '../tone-model'

export type { WordChange }

const MOST_WORDS = 40
/**
 * What people read as a word: no numbers, marks or targets, and neither short words nor function words, which tell people
 * nothing.
 */
const WORD = /^\p{L}[\p{L}\p{M}-]{2,}$/u
const SILENT: ReadonlySet<string> = new Set(`${INDONESIAN} ${REGIONAL}`.trim().split(/\s+/))

/**
 * Gives the words whose weights changed most, each toward the tone that it changed for, the largest change first. A weight is
 * in the model's units (log-odds in a text of this word alone), above the mean of its three tones, averaged over the registers.
 */
export function compareWords(before: ToneModel, after: ToneModel): readonly WordChange[] {
  return [...after.index.words.keys()].flatMap(word => {
    if (!WORD.test(word) || SILENT.has(word) || !knowsWord(after.index, word)) return []
    const [old, now] = [weightsOf(before, word), weightsOf(after, word)]
    const changes = [0, 1, 2].map(tone => now![tone]! - (old?.[tone] ?? 0))
    const tone = changes.indexOf(Math.max(...changes))
    const size = changes[tone]!
    return size < after.step ? [] : [{ word, tone: TONE_LABELS[tone]!, before: old?.[tone] ?? null, after: now![tone]!, size }]
  }).sort((a, b) => b.size - a.size || (a.word < b.word ? -1 : 1)).slice(0, MOST_WORDS).map(({ size: _, ...change }) => change)
}

function weightsOf({ index, sums }: ToneModel, word: string): readonly number[] | null {
  if (!knowsWord(index, word)) return null
  const at = findPlace(index, `w:${word}`)
  const weights = [0, 1, 2].map(tone =>
    REGISTERS.reduce((sum, register) => sum + sums[register][at + tone]!, 0) / REGISTERS.length)
  const mean = (weights[0]! + weights[1]! + weights[2]!) / 3
  return weights.map(weight => weight - mean)
}

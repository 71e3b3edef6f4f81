import type { ReviewReason } from '@kentongan/contracts'
import { knowsWord } from '../index-features'
import { readTokens } from '../read-tokens'
import type { ToneModel } from '../tone-model'

/**
 * A mention that waits for a person: how sure the machine was, how many other posts have the same words, its share of unknown
 * words.
 */
export type ReviewCandidate = {
  readonly id: number
  readonly confidence: number
  readonly copies: number
  readonly unknown: number
}

export type TeachReason = Exclude<ReviewReason, 'random'>

/** Below a third the machine cannot be: there it is blind. */
const BLIND = 1 / 3
/** A text half of whose words are unknown counts twice. */
const NEWS = 2

/** Gives the share of a text's words, from 0 to 1, that the model has never seen; 0 without a word. */
export function shareUnknown({ index }: ToneModel, text: string): number {
  const words = readTokens(text).filter(({ kind, name }) => kind === 'word' && !name.startsWith('«'))
  return words.filter(({ name }) => !knowsWord(index, name)).length / Math.max(1, words.length)
}

/**
 * Orders mentions by what a judgement of them teaches: uncertain × frequent × new, the most first, ties by id. The reason of
 * each is the factor by which it stands out most among all candidates.
 */
export function orderReview<Of extends ReviewCandidate>(
  candidates: readonly Of[],
): readonly (Of & { readonly reason: TeachReason })[] {
  const factors = candidates.map(one => ({
    uncertain: Math.min(1, Math.max(0, 1 - one.confidence) / (1 - BLIND)),
    frequent: 1 + Math.log2(1 + one.copies),
    new: 1 + NEWS * one.unknown,
  }))
  const usual = (factor: TeachReason): number => factors.reduce((sum, one) => sum + one[factor], 0) / factors.length
  const means = { uncertain: usual('uncertain'), frequent: usual('frequent'), new: usual('new') }
  return candidates.map((one, at) => ({ one, of: factors[at]! }))
    .map(({ one, of }) => ({ one, of, worth: of.uncertain * of.frequent * of.new }))
    .sort((a, b) => b.worth - a.worth || a.one.id - b.one.id)
    .map(({ one, of }) => ({ ...one, reason: findReason(of, means) }))
}

function findReason(of: Readonly<Record<TeachReason, number>>, means: Readonly<Record<TeachReason, number>>): TeachReason {
  const outstanding = (factor: TeachReason): number => of[factor] / (means[factor] || 1)
  // A hair more, or figures that are alike but for rounding would be told apart.
  return (['frequent', 'new'] as const).reduce<TeachReason>(
    (best, factor) => (outstanding(factor) > outstanding(best) + 1e-9 ? factor : best), 'uncertain')
}

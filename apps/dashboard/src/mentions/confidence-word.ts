import type { MentionTone } from '@kentongan/contracts'

/**
 * Confidence in words: people read three steps, not two decimals. Shares 0..1. What the machine itself gives to people for review
 * is never called sure, whatever its number.
 */
export function confidenceWord({ confidence, review }: Pick<MentionTone, 'confidence' | 'review'>): 'sure' | 'fairly' | 'unsure' | null {
  if (confidence === null) return null
  if (review) return 'unsure'
  if (confidence >= 0.8) return 'sure'
  return confidence >= 0.6 ? 'fairly' : 'unsure'
}

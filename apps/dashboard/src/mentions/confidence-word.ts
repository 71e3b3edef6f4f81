/** Confidence in words: people read three steps, not two decimals. Shares 0..1; thresholds as on the evidence panel. */
export function confidenceWord(confidence: number | null): 'sure' | 'fairly' | 'unsure' | null {
  if (confidence === null) return null
  if (confidence >= 0.8) return 'sure'
  return confidence >= 0.6 ? 'fairly' : 'unsure'
}

/** The tones in the order in which models hold their weights. */
export const TONE_LABELS = ['negatif', 'netral', 'positif'] as const
export type ToneLabel = (typeof TONE_LABELS)[number]

/** One number per label, in the order of {@link TONE_LABELS}. */
export type PerLabel = readonly [number, number, number]

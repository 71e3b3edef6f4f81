import type { ReviewQuery } from '@kentongan/contracts'

/** Which lane the address of the review page names: `acak`, the week's random sample, or what teaches most. */
export const readReviewKind = (raw: Record<string, unknown>): ReviewQuery['kind'] => (raw.jenis === 'acak' ? 'random' : 'teach')

import type { CorrectMention, Mention } from '@kentongan/contracts'

/**
 * The mention as it will be after a correction, shown before the server has answered. `null` takes a correction back; whether that
 * brings a doubt back only the server knows.
 */
export function applyCorrection(mention: Mention, change: CorrectMention): Mention {
  const relevant = change.relevant === undefined ? mention.relevant : change.relevant ?? true
  const doubtful = mention.doubtful && change.relevant !== true && !change.tone
  const saidRelevant = change.relevant === undefined ? mention.saidRelevant : change.relevant
  return { ...mention, relevant, saidRelevant, doubtful, tone: toneAfter(mention.tone, change.tone) }
}

function toneAfter(tone: Mention['tone'], change: CorrectMention['tone']): Mention['tone'] {
  if (change === undefined) return tone
  if (change === null) return { ...tone, label: tone.machine ?? tone.label, corrected: false }
  return { ...tone, label: change, corrected: true, review: false }
}

/** The change that leads back to the mention as it was before `change`. */
export function takeBack(before: Mention, change: CorrectMention): CorrectMention {
  return {
    ...(change.tone === undefined ? {} : { tone: before.tone.corrected ? before.tone.label : null }),
    ...(change.relevant === undefined ? {} : { relevant: before.saidRelevant }),
  }
}

/** What R does: ends a doubt, or takes "tidak relevan" back; undefined where there is nothing to say. */
export function callRelevant({ doubtful, relevant }: Mention): CorrectMention | undefined {
  if (doubtful) return { relevant: true }
  return relevant ? undefined : { relevant: null }
}

/** What X does: calls it not relevant, or takes that back. */
export const turnRelevance = ({ relevant }: Mention): CorrectMention => ({ relevant: relevant ? false : null })

/** What a person said of a mention, to be said of its copies as well; undefined where nobody has said anything. */
export function saidOf({ tone, saidRelevant }: Pick<Mention, 'tone' | 'saidRelevant'>): CorrectMention | undefined {
  if (!tone.corrected && saidRelevant === null) return undefined
  return { ...(tone.corrected ? { tone: tone.label } : {}), ...(saidRelevant === null ? {} : { relevant: saidRelevant }) }
}

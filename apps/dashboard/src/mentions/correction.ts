import type { CorrectMention, Mention } from '@kentongan/contracts'

/** The mention as it will be after a correction, shown before the server has answered. `null` takes a correction back. */
export function applyCorrection(mention: Mention, change: CorrectMention): Mention {
  const relevant = change.relevant === undefined ? mention.relevant : change.relevant ?? true
  if (change.tone === undefined) return { ...mention, relevant }
  if (change.tone === null) return { ...mention, relevant, tone: { ...mention.tone, label: mention.tone.machine ?? mention.tone.label, corrected: false } }
  return { ...mention, relevant, tone: { ...mention.tone, label: change.tone, corrected: true } }
}

/** The change that leads back to the mention as it was before `change`. */
export function takeBack(before: Mention, change: CorrectMention): CorrectMention {
  return {
    ...(change.tone === undefined ? {} : { tone: before.tone.corrected ? before.tone.label : null }),
    ...(change.relevant === undefined ? {} : { relevant: before.relevant ? null : false }),
  }
}

import type { CorrectMention } from '@kentongan/contracts'
import type { TFunction } from 'i18next'

/** What has just been said of a mention, as a sentence. */
export function correctionText(t: TFunction, { tone, relevant }: CorrectMention): string {
  if (tone) return t('correction.toneDone', { tone: t(`tone.${tone}`) })
  if (tone === null) return t('correction.toneBack')
  if (relevant === true) return t('review.relevantDone')
  return t(relevant === false ? 'correction.irrelevantDone' : 'correction.relevantDone')
}

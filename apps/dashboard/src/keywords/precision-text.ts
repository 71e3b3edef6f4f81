import type { Precision } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'

/** "0,86 (0,71–0,94) dari 34 penilaian", or that nobody has looked yet. */
export function precisionText(t: TFunction, format: Pick<Format, 'share'>, { judged, share, low, high }: Precision): string {
  if (share === null || judged === 0) return t('rule.notJudged')
  return t('rule.precision', { share: format.share(share), low: format.share(low), high: format.share(high), count: judged })
}

import type { JoinReason } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'

const most = 5

/** Why a post is in its issue, as one sentence with the words that counted. */
export function joinWords(t: TFunction, format: Format, { code, words, score, threshold, by }: JoinReason): string {
  if (code === 'first') return t('issue.join.first')
  if (code === 'person') return by ? t('issue.join.person', { by }) : t('issue.join.someone')
  const list = words.slice(0, most).map(word => `“${word}”`).join(', ')
  const reason = code === 'copy' ? t('issue.join.copy') : t(`issue.join.${code}`, { words: list || '–' })
  if (score === null || threshold === null) return reason
  return `${reason} ${t('issue.join.score', { score: format.share(score), threshold: format.share(threshold) })}`
}

import type { JoinReason } from '@kentongan/contracts'
import type { TFunction } from 'i18next'
import type { Format } from '../format'

const most = 5

/** Why a post is in its issue, with the words that counted. */
export function joinReason(t: TFunction, { code, words, by }: JoinReason): string {
  if (code === 'first' || code === 'copy') return t(`issue.join.${code}`)
  if (code === 'person') return by ? t('issue.join.person', { by }) : t('issue.join.someone')
  return t(`issue.join.${code}`, { words: words.slice(0, most).map(word => `“${word}”`).join(', ') || '–' })
}

/** How alike it was, and how alike it had to be; nothing where no likeness decided. */
export function likenessWords(t: TFunction, format: Format, { score, threshold }: JoinReason): string | undefined {
  return score === null || threshold === null ? undefined : t('issue.join.score', { score: format.share(score), threshold: format.share(threshold) })
}

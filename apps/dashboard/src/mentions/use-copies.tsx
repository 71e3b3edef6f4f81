import type { CorrectMention, Mention } from '@kentongan/contracts'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { hideToast, showToast } from '../ui/toast'
import { correctionText } from './correction-text'
import { ToastLine } from '../ui/toast-line'

export type CorrectAll = (ids: readonly number[], change: CorrectMention, text: string) => void
const id = 'salinan'
const offerFor = 12_000

/** Mentions of the same agency with the same text. */
export const copiesQuery = (mentionId: number) => queryOptions({
  queryKey: ['copies', mentionId],
  queryFn: ({ signal }) => call('mentionCopies', { params: { id: mentionId } }, signal),
})

/** After a correction: "13 salinan lain" with a button that says the same of them. What people have already decided is left alone. */
export function useCopiesOffer(correctAll: CorrectAll) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  return async ({ id: mentionId }: Mention, change: CorrectMention) => {
    void hideToast(id)
    if (change.tone === null || change.relevant === null) return
    const copies = await queries.fetchQuery({ ...copiesQuery(mentionId), staleTime: 0 }).catch(() => ({ items: [] }))
    const open = copies.items.filter(copy => !copy.corrected).map(copy => copy.id)
    if (open.length === 0) return
    const settle = () => {
      void hideToast(id)
      correctAll(open, change, t('tone.copies.done', { count: open.length, what: correctionText(t, change) }))
    }
    const text = t('tone.copies.others', { count: open.length })
    void showToast({ id, autoClose: offerFor, message: <ToastLine text={text} action={t('tone.copies.settle')} act={settle} /> })
  }
}

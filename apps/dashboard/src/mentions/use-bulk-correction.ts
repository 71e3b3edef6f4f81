import type { CorrectedMentions, CorrectMention, CorrectMentions } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { applyCorrection } from './correction'
import { correctionScope, heldMentions, putMentions, refreshCounts } from './use-mentions'

/**
 * Says the same of many mentions in one request, at once on the screen; undoing sends back what the server says they were. A refusal
 * puts everything back and says why.
 */
export function useBulkCorrection(offer: (text: string, act: () => void) => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { mutateAsync } = useMutation({ scope: correctionScope, mutationFn: (items: CorrectMentions['items']) => call('correctMentions', { body: { items } }) })

  const keep = async (items: CorrectMentions['items']): Promise<CorrectedMentions | null> => {
    try {
      const answer = await mutateAsync(items)
      putMentions(queries, answer.items)
      refreshCounts(queries)
      return answer
    } catch (error) {
      void showToast({ danger: true, title: t('correction.failed'), message: problemText(t, error) })
      return null
    }
  }

  return (ids: readonly number[], change: CorrectMention, text: string) => {
    const before = heldMentions(queries, ids)
    putMentions(queries, before.map(mention => applyCorrection(mention, change)))
    const kept = keep(ids.map(id => ({ id, ...change })))
    void kept.then(answer => { if (!answer) putMentions(queries, before) })
    offer(text, () => void kept.then(async answer => {
      if (!answer) return
      putMentions(queries, before)
      if (!(await keep(answer.before))) putMentions(queries, answer.items)
    }))
  }
}

import type { CorrectMention, Mention } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { applyCorrection, takeBack } from './correction'
import { correctionText } from './correction-text'
import { correctionScope, mentionQuery, putMentions, refreshCounts } from './use-mentions'

/** `shown` is what stands on the screen until the server has answered. */
type Step = { readonly mention: Mention; readonly change: CorrectMention; readonly shown: Mention }
type Handlers = {
  /** Offers to undo, with what was done in words. */
  readonly offer: (text: string, act: () => void) => void
  readonly onUndo: (mention: Mention) => void
  /** The server has kept it: what else could be settled with it. */
  readonly onKept: (mention: Mention, change: CorrectMention) => void
}

/** Corrects at once and offers to undo; a refusal puts everything back and says why. */
export function useCorrection({ offer, onUndo, onKept }: Handlers) {
  const { t } = useTranslation()
  const queries = useQueryClient()

  const { mutate } = useMutation({
    scope: correctionScope,
    mutationFn: ({ mention, change }: Step) => call('correctMention', { params: { id: mention.id }, body: change }),
    onMutate: ({ shown }) => putMentions(queries, [shown]),
    onSuccess: detail => {
      queries.setQueryData(mentionQuery(detail.mention.id).queryKey, detail)
      putMentions(queries, [detail.mention])
      refreshCounts(queries)
    },
    onError: (error, { mention }) => {
      putMentions(queries, [mention])
      void showToast({ danger: true, title: t('correction.failed'), message: problemText(t, error) })
    },
  })

  return (mention: Mention, change: CorrectMention) => {
    const step = { mention, change, shown: applyCorrection(mention, change) }
    mutate(step, { onSuccess: detail => onKept(detail.mention, change) })
    offer(correctionText(t, change), () => {
      mutate({ mention: step.shown, change: takeBack(mention, change), shown: mention })
      onUndo(mention)
    })
  }
}

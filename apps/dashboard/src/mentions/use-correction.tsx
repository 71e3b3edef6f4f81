import type { CorrectMention, Mention } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { hideToast, showToast } from '../ui/toast'
import { applyCorrection, takeBack } from './correction'
import css from './mentions.module.css'
import { mentionQuery, patchMention } from './use-mentions'

/** `shown` is what stands on the screen until the server has answered. */
type Step = { readonly mention: Mention; readonly change: CorrectMention; readonly shown: Mention }
const undoFor = 8_000

/** Corrects at once and offers to undo for eight seconds; a refusal puts everything back and says why. */
export function useCorrection(onUndo: (mention: Mention) => void) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const last = useRef<{ step: Step; until: number } | null>(null)

  const { mutate } = useMutation({
    mutationFn: ({ mention, change }: Step) => call('correctMention', { params: { id: mention.id }, body: change }),
    onMutate: ({ shown }) => patchMention(queries, shown.id, () => shown),
    onSuccess: (detail, { mention }) => {
      queries.setQueryData(mentionQuery(mention.id).queryKey, detail)
      patchMention(queries, mention.id, () => detail.mention)
      for (const key of ['volume', 'doubtful']) void queries.invalidateQueries({ queryKey: [key] })
    },
    onError: (error, { mention }) => {
      patchMention(queries, mention.id, () => mention)
      void showToast({ danger: true, title: t('correction.failed'), message: problemText(t, error) })
    },
  })

  const undo = () => {
    const step = last.current && Date.now() < last.current.until ? last.current.step : null
    last.current = null
    void hideToast('koreksi')
    if (!step) return
    mutate({ mention: step.shown, change: takeBack(step.mention, step.change), shown: step.mention })
    onUndo(step.mention)
  }

  const correct = (mention: Mention, change: CorrectMention) => {
    const step = { mention, change, shown: applyCorrection(mention, change) }
    last.current = { step, until: Date.now() + undoFor }
    mutate(step)
    void showToast({
      id: 'koreksi',
      autoClose: undoFor,
      message: (
        <span className={css.toast}>
          <span>{wordsOf(change)}</span>
          <Button variant="default" size="compact-sm" onClick={undo}>{t('correction.undo')}</Button>
        </span>
      ),
    })
  }

  const wordsOf = (change: CorrectMention) => {
    if (change.tone) return t('correction.toneDone', { tone: t(`tone.${change.tone}`) })
    if (change.tone === null) return t('correction.toneBack')
    if (change.relevant === true) return t('review.relevantDone')
    return t(change.relevant === false ? 'correction.irrelevantDone' : 'correction.relevantDone')
  }

  return { correct, undo }
}

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

type Step = { readonly mention: Mention; readonly change: CorrectMention }
const undoFor = 8_000

/** Corrects at once and offers to undo for eight seconds; a refusal puts everything back and says why. */
export function useCorrection() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const last = useRef<{ step: Step; until: number } | null>(null)

  const { mutate } = useMutation({
    mutationFn: ({ mention, change }: Step) => call('correctMention', { params: { id: mention.id }, body: change }),
    onMutate: ({ mention, change }) => patchMention(queries, mention.id, current => applyCorrection(current, change)),
    onSuccess: (detail, { mention }) => {
      queries.setQueryData(mentionQuery(mention.id).queryKey, detail)
      patchMention(queries, mention.id, () => detail.mention)
      void queries.invalidateQueries({ queryKey: ['volume'] })
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
    if (step) mutate({ mention: applyCorrection(step.mention, step.change), change: takeBack(step.mention, step.change) })
  }

  const correct = (mention: Mention, change: CorrectMention) => {
    last.current = { step: { mention, change }, until: Date.now() + undoFor }
    mutate({ mention, change })
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
    return t(change.relevant === false ? 'correction.irrelevantDone' : 'correction.relevantDone')
  }

  return { correct, undo }
}

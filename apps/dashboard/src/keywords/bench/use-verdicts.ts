import type { TrialSample } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { problemText } from '../../ui/problem-text'
import { showToast } from '../../ui/toast'
import { useUndo } from '../../ui/use-undo'

type Verdict = { readonly postId: number; readonly relevant: boolean | null }

/** What people said of samples: kept at once and offered to undo for eight seconds; a refusal takes it back and says why. */
export function useVerdicts(agencyId: number) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [own, setOwn] = useState<ReadonlyMap<number, boolean | null>>(new Map())
  const { offer, undo } = useUndo()
  const set = ({ postId, relevant }: Verdict) => setOwn(old => new Map(old).set(postId, relevant))
  const { mutate } = useMutation({
    // In the order in which they were meant: what is undone must not arrive before what undoes it.
    scope: { id: 'verdicts' },
    mutationFn: ({ verdict }: { verdict: Verdict; before: boolean | null }) => call('judgePost', { body: { agencyId, ...verdict } }),
    onMutate: ({ verdict }) => set(verdict),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['rules'] }),
    onError: (error, { verdict, before }) => {
      set({ postId: verdict.postId, relevant: before })
      void showToast({ danger: true, title: t('trial.verdictFailed'), message: problemText(t, error) })
    },
  })

  const verdictOf = (sample: TrialSample) => (own.has(sample.postId) ? own.get(sample.postId) ?? null : sample.relevant)
  const judge = (sample: TrialSample, relevant: boolean | null) => {
    const before = verdictOf(sample)
    mutate({ verdict: { postId: sample.postId, relevant }, before })
    offer(
      t(relevant === null ? 'trial.judgedBack' : relevant ? 'trial.judgedRelevant' : 'trial.judgedIrrelevant'),
      () => mutate({ verdict: { postId: sample.postId, relevant: before }, before: relevant }),
    )
  }
  return { verdictOf, judge, undo }
}

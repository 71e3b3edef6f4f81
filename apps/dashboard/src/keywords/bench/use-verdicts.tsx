import type { TrialSample } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { problemText } from '../../ui/problem-text'
import { hideToast, showToast } from '../../ui/toast'
import css from '../keywords.module.css'

type Verdict = { readonly postId: number; readonly relevant: boolean | null }
const undoFor = 8_000

/** What people said of samples: kept at once and offered to undo for eight seconds; a refusal takes it back and says why. */
export function useVerdicts(agencyId: number) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [own, setOwn] = useState<ReadonlyMap<number, boolean | null>>(new Map())
  const last = useRef<Verdict | null>(null)
  const set = ({ postId, relevant }: Verdict) => setOwn(old => new Map(old).set(postId, relevant))
  const { mutate } = useMutation({
    mutationFn: ({ verdict }: { verdict: Verdict; before: boolean | null }) => call('judgePost', { body: { agencyId, ...verdict } }),
    onMutate: ({ verdict }) => set(verdict),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['rules'] }),
    onError: (error, { verdict, before }) => {
      set({ postId: verdict.postId, relevant: before })
      void showToast({ danger: true, title: t('trial.verdictFailed'), message: problemText(t, error) })
    },
  })

  const verdictOf = (sample: TrialSample) => (own.has(sample.postId) ? own.get(sample.postId) ?? null : sample.relevant)
  const undo = () => {
    const before = last.current
    last.current = null
    void hideToast('penilaian')
    if (before) mutate({ verdict: before, before: own.get(before.postId) ?? null })
  }
  const judge = (sample: TrialSample, relevant: boolean | null) => {
    const before = verdictOf(sample)
    last.current = { postId: sample.postId, relevant: before }
    mutate({ verdict: { postId: sample.postId, relevant }, before })
    void showToast({
      id: 'penilaian', autoClose: undoFor,
      message: (
        <span className={css.toast}>
          <span>{t(relevant === null ? 'trial.judgedBack' : relevant ? 'trial.judgedRelevant' : 'trial.judgedIrrelevant')}</span>
          <Button variant="default" size="compact-sm" onClick={undo}>{t('rule.undo')}</Button>
        </span>
      ),
    })
  }
  return { verdictOf, judge, undo }
}

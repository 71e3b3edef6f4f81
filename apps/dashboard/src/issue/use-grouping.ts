import type { DecideGrouping, GroupingDecided } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { askIssueAnew, groupCopiesQuery } from './issue-queries'
import type { OfferUndo } from './use-issue-change'

type Step = { readonly decision: () => Promise<DecideGrouping>; readonly done: (answer: GroupingDecided) => string }

/** What a person says of what belongs together. It holds for ever, until undone; where the worker is behind, the message says so. */
export function useGrouping(issueId: number, offer: OfferUndo) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const fail = (error: unknown) => void showToast({ danger: true, title: t('issue.change.failed'), message: problemText(t, error) })
  const refresh = async ({ issues }: GroupingDecided) => {
    await Promise.all([...new Set([issueId, ...issues])].map(id => askIssueAnew(queries, id, true)))
  }
  const back = useMutation({
    mutationFn: (decision: number) => call('decideGrouping', { body: { kind: 'undo', decision } }),
    onSuccess: async answer => {
      await refresh(answer)
      void showToast({ message: t(answer.applied ? 'issue.change.undone' : 'issue.group.waiting') })
    },
    onError: fail,
  })
  const forth = useMutation({
    mutationFn: async ({ decision }: Step) => call('decideGrouping', { body: await decision() }),
    onSuccess: async (answer, { done }) => {
      await refresh(answer)
      offer(answer.applied ? done(answer) : `${done(answer)} ${t('issue.group.waiting')}`, () => back.mutate(answer.decision))
    },
    onError: fail,
  })
  /** The posts with their copies: who takes one away means the text, not one of its fourteen places. */
  const withCopies = async (posts: ReadonlyMap<number, number>) => {
    const groups = await Promise.all([...posts].map(async ([postId, copies]) => {
      if (copies === 0) return [postId]
      const { items } = await queries.fetchQuery({ ...groupCopiesQuery(postId), staleTime: 0 })
      return [postId, ...items.filter(item => item.issueId === issueId).map(item => item.postId)]
    }))
    return [...new Set(groups.flat())].slice(0, 500)
  }
  return { decide: (step: Step) => forth.mutateAsync(step).then(() => true, () => false), withCopies, busy: forth.isPending || back.isPending }
}

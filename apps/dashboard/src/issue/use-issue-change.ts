import type { ChangedIssues, ChangeIssues, Issue } from '@kentongan/contracts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { keepIssues } from '../inbox/issues-now'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { type IssueChange, timelineQuery } from './issue-queries'

type Step = { readonly change: IssueChange; readonly done: string }
/** Shows a message with "Urungkan". */
export type OfferUndo = (text: string, act: () => void) => void
/** Applies a change at once; tells whether it holds, so that a form with typed words stays open where it does not. */
export type ChangeIssue = (change: IssueChange, done: string) => Promise<boolean>

/** Changes of one issue by a person: applied at once, undone for eight seconds; what somebody else said first is shown instead. */
export function useIssueChange(issue: Issue, offer: OfferUndo): { readonly change: ChangeIssue; readonly busy: boolean } {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const fail = (error: unknown) => void showToast({ danger: true, title: t('issue.change.failed'), message: problemText(t, error) })
  const tellRefused = (answer: ChangedIssues) => {
    const refused = answer.refused[0]
    if (!refused) return false
    const field = refused.field ? t(`issue.field.${refused.field}`) : t('issue.field.any')
    const message = refused.by ? t('issue.change.refusedBy', { by: refused.by, field }) : t('issue.change.refused', { field })
    void showToast({ danger: true, title: t('issue.change.failed'), message })
    return true
  }
  const back = useMutation({
    mutationFn: (items: ChangeIssues['items']) => call('changeIssues', { body: { items } }),
    onSuccess: answer => {
      takeAnswer(queries, answer)
      if (!tellRefused(answer)) void showToast({ message: t('issue.change.undone') })
    },
    onError: fail,
  })
  const forth = useMutation({
    mutationFn: ({ change }: Step) => call('changeIssues', { body: { items: [{ ...change, id: issue.id, version: issue.version }] } }),
    onSuccess: (answer, { done }) => {
      takeAnswer(queries, answer)
      const { before } = answer
      if (!tellRefused(answer) && before.length > 0) offer(done, () => back.mutate([...before]))
    },
    onError: fail,
  })
  const change: ChangeIssue = async (wanted, done) => {
    const answer = await forth.mutateAsync({ change: wanted, done }).catch(() => null)
    return answer !== null && answer.refused.length === 0
  }
  return { change, busy: forth.isPending || back.isPending }
}

/** Puts the state that holds on the page, of what was changed and of what was refused alike. */
function takeAnswer(queries: QueryClient, { items, refused }: ChangedIssues): void {
  const issues = [...items, ...refused.flatMap(each => each.current ?? [])]
  keepIssues(queries, issues, true)
  for (const { id } of issues) void queries.invalidateQueries({ queryKey: timelineQuery(id).queryKey })
}

import type { ChangedIssues, ChangeIssues, Issue } from '@kentongan/contracts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepIssues } from '../inbox/issues-now'
import type { OfferUndo } from '../ui/use-undo'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { type IssueChange, sendChanges, timelineQuery } from './issue-queries'

type Items = ChangeIssues['items']
/**
 * Applies a change at once; tells whether it holds, so that a form with typed words stays open where it does not. `version` is the one
 * that the person saw, where the page may show a newer one by now.
 */
export type ChangeIssue = (change: IssueChange, done: string, version?: number) => Promise<boolean>

/** Changes of one issue by a person, undone for eight seconds, also before the answer is there; what somebody else said first is shown instead. */
export function useIssueChange(issue: Issue, offer: OfferUndo): { readonly change: ChangeIssue; readonly busy: boolean } {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    ...sendChanges,
    onSuccess: answer => {
      takeAnswer(queries, answer)
      tellRefused(answer)
    },
    onError: error => void showToast({ danger: true, title: t('issue.change.failed'), message: problemText(t, error) }),
  })
  const tellRefused = ({ refused: [refused] }: ChangedIssues) => {
    if (!refused) return
    const field = refused.field ? t(`inbox.field.${refused.field}`) : t('issue.change.itself')
    const message = refused.by ? t('issue.change.refusedBy', { by: refused.by, field }) : t('issue.change.refused', { field })
    void showToast({ danger: true, title: t('issue.change.failed'), message })
  }
  /** Null where it failed, which has been said by then. */
  const send = (items: Items): Promise<ChangedIssues | null> => mutateAsync(items).catch(() => null)
  const change: ChangeIssue = async (wanted, done, version = issue.version) => {
    const sent = send([{ ...wanted, id: issue.id, version }])
    const takeBack = () => void sent.then(async answer => {
      if (!answer || answer.before.length === 0) return
      const undone = await send([...answer.before])
      if (undone && undone.refused.length === 0) void showToast({ message: t('issue.change.undone') })
    })
    const { withdraw } = offer(done, takeBack)
    const answer = await sent
    if (!answer || answer.before.length === 0) withdraw()
    return answer !== null && answer.refused.length === 0
  }
  return { change, busy: isPending }
}

/**
 * For a form: changes what the person saw when it was opened. What others say while one types comes to the page too, and must not be
 * written over unseen; once it was shown, as the reason of a refusal, it may be.
 */
export function useChangeOfSeen(issue: Issue, change: ChangeIssue): ChangeIssue {
  const [seen, setSeen] = useState<number | undefined>(issue.version)
  return async (wanted, done) => {
    const holds = await change(wanted, done, seen)
    if (!holds) setSeen(undefined)
    return holds
  }
}

/** Puts the state that holds on the page, of what was changed and of what was refused alike. */
function takeAnswer(queries: QueryClient, { items, refused }: ChangedIssues): void {
  const issues = [...items, ...refused.flatMap(each => each.current ?? [])]
  keepIssues(queries, issues, true)
  for (const { id } of issues) void queries.invalidateQueries({ queryKey: timelineQuery(id).queryKey })
}

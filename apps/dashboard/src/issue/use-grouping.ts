import type { DecideGrouping, GroupingDecided } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import type { OfferUndo } from '../ui/use-undo'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { askIssueAnew, groupCopiesQuery } from './issue-queries'

/** `done` says what was done: at once, and better where the answer knows more. */
type Step = { readonly decision: () => Promise<DecideGrouping>; readonly done: (answer?: GroupingDecided) => string }

/**
 * What a person says of what belongs together. It holds for ever, until undone, which can be asked for before the answer is there;
 * where the worker is behind, the message says so.
 */
export function useGrouping(issueId: number, offer: OfferUndo) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const tellFailure = (message: string) => void showToast({ danger: true, title: t('issue.change.failed'), message })
  const { mutateAsync, isPending } = useMutation({
    mutationFn: async (decision: () => Promise<DecideGrouping>) => call('decideGrouping', { body: await decision() }),
    onSuccess: async ({ issues, failed }) => {
      if (failed) tellFailure(t('issue.group.failed'))
      await Promise.all([...new Set([issueId, ...issues])].map(id => askIssueAnew(queries, id, true)))
    },
    onError: error => tellFailure(problemText(t, error)),
  })
  /** Null where nothing has come of it, which has been said by then. */
  const send = (decision: Step['decision']): Promise<GroupingDecided | null> =>
    mutateAsync(decision).then(answer => (answer.failed ? null : answer), () => null)
  const decide = async ({ decision, done }: Step): Promise<boolean> => {
    const sent = send(decision)
    const takeBack = () => void sent.then(async answer => {
      const undone = answer && await send(() => Promise.resolve({ kind: 'undo', decision: answer.decision }))
      if (undone) void showToast({ message: t(undone.applied ? 'issue.change.undone' : 'issue.group.waiting') })
    })
    const { withdraw, reword } = offer(done(), takeBack)
    const answer = await sent
    if (!answer) withdraw()
    else if (!answer.applied) reword(`${done(answer)} ${t('issue.group.waiting')}`)
    else if (done(answer) !== done()) reword(done(answer))
    return answer !== null
  }
  /** The posts with their copies: who takes one away means the text, not one of its fourteen places. */
  const withCopies = async (posts: ReadonlyMap<number, number>) => {
    const groups = await Promise.all([...posts].map(async ([postId, copies]) => {
      if (copies === 0) return [postId]
      const { items } = await queries.fetchQuery({ ...groupCopiesQuery(postId), staleTime: 0 })
      return [postId, ...items.filter(item => item.issueId === issueId).map(item => item.postId)]
    }))
    return [...new Set(groups.flat())].slice(0, 500)
  }
  return { decide, withCopies, busy: isPending }
}

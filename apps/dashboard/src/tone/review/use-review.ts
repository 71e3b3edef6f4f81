import type { CorrectedMentions, CorrectMentions, ReviewQuery } from '@kentongan/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { copiesQuery } from '../../mentions/use-copies'
import { putMentions, refreshCounts } from '../../mentions/use-mentions'
import { problemText } from '../../ui/problem-text'
import { showToast } from '../../ui/toast'
import { changeOf, decide, dropSettled, giveBack, nothingYet, offerSkipped, type ReviewItem, stepBack, takeIn, type Verdict } from './review-state'

/** With so few left the next ones are fetched. */
const few = 4

/** The review lane: what is offered, judging with its copies, and going back, each at once on the screen and in order on the line. */
export function useReview(query: ReviewQuery) {
  const queue = useQuery({ queryKey: ['review', query], queryFn: ({ signal }) => call('reviewQueue', { query }, signal), staleTime: 0 })
  const [state, setState] = useState(nothingYet)
  const [withCopies, setWithCopies] = useState(true)
  const { data, refetch } = queue
  useEffect(() => {
    if (data) setState(old => takeIn(old, data.items))
  }, [data])
  const { keep, takeBack } = useVerdictLine()

  const judge = async (verdict: Verdict) => {
    const item = state.queue[0]
    if (!item) return
    setState(old => decide(old, verdict))
    const settled = verdict === 'skipped' ? [] : await keep(item, verdict, withCopies)
    setState(old => (settled ? dropSettled(old, settled) : giveBack(old, item.mention.id)))
    if (query.kind === 'random' || state.queue.length <= few) void refetch()
  }
  const undo = async () => {
    const last = state.past.at(-1)
    if (!last) return
    setState(stepBack)
    if (last.verdict === 'skipped') return
    await takeBack(last.item)
    void refetch()
  }
  return {
    ...queue, state, withCopies, week: data?.week, judge: (verdict: Verdict) => void judge(verdict), undo: () => void undo(),
    turnCopies: () => setWithCopies(old => !old), offerSkipped: () => setState(offerSkipped),
  }
}

/**
 * Sends verdicts one after another, so that going back and judging anew arrive in the order in which they were meant. `keep` gives
 * the copies that were settled as well, null where the verdict could not be kept.
 */
function useVerdictLine() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const before = useRef(new Map<number, CorrectedMentions['before']>())
  const { mutateAsync } = useMutation({ mutationFn: (items: CorrectMentions['items']) => call('correctMentions', { body: { items } }) })

  const inOrder = <Answer>(work: () => Promise<Answer>): Promise<Answer | null> => {
    const done = line.current.then(work).catch((error: unknown) => {
      void showToast({ danger: true, title: t('correction.failed'), message: problemText(t, error) })
      return null
    })
    line.current = done
    return done
  }
  const send = async (items: CorrectMentions['items']) => {
    const answer = await mutateAsync(items)
    putMentions(queries, answer.items)
    refreshCounts(queries)
    return answer
  }
  const keep = ({ mention, copies }: ReviewItem, verdict: Exclude<Verdict, 'skipped'>, withCopies: boolean) => inOrder(async () => {
    const others = withCopies && copies > 0 ? await queries.fetchQuery({ ...copiesQuery(mention.id), staleTime: 0 }) : { items: [] }
    const ids = [mention.id, ...others.items.filter(copy => !copy.corrected).map(copy => copy.id)].slice(0, 500)
    const answer = await send(ids.map(id => ({ id, ...changeOf(verdict) })))
    before.current.set(mention.id, answer.before)
    return ids.slice(1)
  })
  const takeBack = ({ mention }: ReviewItem) => inOrder(async () => {
    const items = before.current.get(mention.id)
    before.current.delete(mention.id)
    if (items) await send(items)
  })
  return { keep, takeBack }
}

import type { ChangedIssues, ChangeIssues, DecideGrouping, Issue } from '@kentongan/contracts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { askIssueAnew, assigneesQuery, sendChanges } from '../issue/issue-queries'
import { issueName } from '../issue/issue-words'
import { neighbourOf } from '../mentions/review-lane'
import type { Cursor } from '../mentions/use-cursor'
import { useUndo } from '../ui/use-undo'
import { useMay, useMe } from '../session'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { useFormat } from '../ui/use-format'
import { changeWords, doneWords, type Refusal } from './change-words'
import { applyChange, belongsTo, type Change } from './issue-change'
import type { Filter } from './issue-search'
import { keepIssues } from './issues-now'
import type { IssueListState } from './use-issues'

type Items = ChangeIssues['items']
type Place = { readonly filter: Filter; readonly list: IssueListState; readonly cursor: Cursor; readonly wide: boolean }
/** Says something of issues at once; tells whether it holds for all of them. */
export type SayOfIssues = (issues: readonly Issue[], change: Change) => Promise<boolean>
const mostMerged = 51

/** What people do with issues: applied at once, undone for eight seconds; what was refused is kept to be shown. */
export function useIssueActions({ filter, list, cursor, wide }: Place) {
  const { t } = useTranslation()
  const format = useFormat()
  const queries = useQueryClient()
  const me = useMe().account
  const { data: assignees } = useQuery({ ...assigneesQuery, enabled: useMay('issues.act') })
  const people = assignees?.items ?? [me]
  const { offer, undo } = useUndo()
  const [refused, setRefused] = useState<readonly Refusal[]>([])
  const { mutateAsync: change } = useMutation(sendChanges)
  const { mutateAsync: regroup } = useMutation({ mutationFn: (body: DecideGrouping) => call('decideGrouping', { body }) })
  const fail = (error: unknown) => void showToast({ danger: true, title: t('inbox.failed'), message: problemText(t, error) })
  const tellFailed = () => void showToast({ danger: true, title: t('inbox.failed'), message: t('issue.group.failed') })

  const send = async (items: Items): Promise<ChangedIssues | null> => {
    try {
      const answer = await change(items)
      keepIssues(queries, [...answer.items, ...answer.refused.flatMap(each => each.current ?? [])], true)
      setRefused(answer.refused)
      return answer
    } catch (error) {
      fail(error)
      return null
    }
  }
  /** The rows leave the list; the attention goes to the next one. */
  const takeOff = (ids: readonly number[]) => {
    if (ids.length === 0) return
    const next = neighbourOf(list.issues, cursor.at() ?? ids[0] ?? 0, new Set(ids))
    list.leaving.add(ids)
    cursor.select(next, wide)
  }
  const bringBack = (ids: readonly number[]) => {
    list.leaving.back(ids)
    if (ids[0] !== undefined) cursor.select(ids[0], wide)
  }

  const say: SayOfIssues = async (issues, wanted) => {
    // The version that the server will give it: an older answer, still on its way, does not undo what is shown.
    const after = issues.map(issue => ({ ...applyChange(issue, wanted, people), version: issue.version + 1 }))
    const what = changeWords(t, wanted, id => people.find(person => person.id === id)?.name ?? '')
    keepIssues(queries, after, true)
    takeOff(after.filter(issue => !belongsTo(filter, issue, me.id, new Date())).map(issue => issue.id))
    const sent = send(issues.map(({ id, version }) => ({ id, version, ...wanted })))
    const takeBack = () => void sent.then(async answer => {
      if (!answer || answer.before.length === 0) return
      const undone = await send([...answer.before])
      if (undone) bringBack(undone.items.map(issue => issue.id))
    })
    const { reword, withdraw } = offer(doneWords(t, format, issues, what), takeBack)
    const answer = await sent
    const unkept = answer ? answer.refused.map(each => each.id) : issues.map(issue => issue.id)
    // Of these no state came back: gone, or part of another issue.
    const untold = answer ? answer.refused.filter(each => each.current?.id !== each.id).map(each => each.id) : unkept
    keepIssues(queries, issues.filter(issue => untold.includes(issue.id)), true)
    if (unkept.length === 0) return true
    list.leaving.back(unkept)
    const kept = issues.filter(issue => !unkept.includes(issue.id))
    if (kept.length > 0) reword(doneWords(t, format, kept, what))
    else withdraw()
    return false
  }

  const merge = async (issues: readonly Issue[]) => {
    const [into, ...others] = [...issues].sort((a, b) => a.id - b.id).slice(0, mostMerged)
    if (!into || others.length === 0) return
    const from = others.map(issue => issue.id)
    const text = t('inbox.did.merged', { count: from.length, shown: format.number(from.length), into: issueName(into.id) })
    takeOff(from)
    const askAnew = (ids: readonly number[]) => {
      for (const id of ids) void askIssueAnew(queries, id, true)
      void list.check()
    }
    const sent = regroup({ kind: 'merge', from, into: into.id })
    // Offered before the answer is there: who sees at once that it was wrong takes it back at once.
    const takeApart = async (decision: number) => {
      try {
        const { failed } = await regroup({ kind: 'undo', decision })
        if (failed) return tellFailed()
        bringBack(from)
        askAnew([into.id, ...from])
      } catch (error) {
        fail(error)
      }
    }
    const takeBack = () => void sent.then(({ decision, failed }) => (failed ? undefined : takeApart(decision)), () => {})
    const { reword, withdraw } = offer(text, takeBack)
    const comeToNothing = () => {
      withdraw()
      bringBack(from)
    }
    try {
      const { applied, failed } = await sent
      if (failed) {
        comeToNothing()
        tellFailed()
      } else if (!applied) reword(`${text} ${t('inbox.did.soon')}`)
      askAnew([into.id])
    } catch (error) {
      comeToNothing()
      fail(error)
    }
  }
  return { say, merge, undo, offer, people, refused, forgetRefused: () => setRefused([]) }
}

export type IssueActions = ReturnType<typeof useIssueActions>

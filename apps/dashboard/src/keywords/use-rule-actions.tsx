import type { Rule, RuleList, UpdateRule } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { hideToast, showToast } from '../ui/toast'
import { rebaseDraft } from './draft'
import css from './keywords.module.css'
import { patchRule } from './patch-rule'
import { takeOver } from './take-over'
import { draftKey, findDraft, keepDraft } from './use-draft'
import { rulesQuery } from './use-rules'

type Change = Omit<UpdateRule, 'version'>
type Step = { readonly rule: Rule; readonly change: Change; readonly done: string; readonly back?: Change }
const undoFor = 8_000

/** Changes that apply at once and can be undone for eight seconds: switching, reverting, giving back to the data, removing. */
export function useRuleActions() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const offer = (message: string, undo: (() => void) | undefined) => void showToast({
    id: 'aturan', autoClose: undoFor,
    message: (
      <span className={css.toast}>
        <span>{message}</span>
        {undo && <Button variant="default" size="compact-sm" onClick={() => { void hideToast('aturan'); undo() }}>{t('rule.undo')}</Button>}
      </span>
    ),
  })
  const refuse = (error: unknown) => {
    takeOver(queries, error)
    void showToast({ danger: true, title: t('rule.failed'), message: problemText(t, error) })
  }

  const { mutate: change, isPending } = useMutation({
    mutationFn: ({ rule, change }: Step) => call('updateRule', { params: { id: rule.id }, body: { ...change, version: rule.version } }),
    onSuccess: (rule, { done, back }) => {
      // The draft first: the other way round the change would look for a moment like somebody else's.
      const key = draftKey(rule.id, rule.agencyId)
      keepDraft(key, rebaseDraft(findDraft(key), rule))
      patchRule(queries, rule)
      offer(done, back && (() => change({ rule, change: back, done: t('rule.undone') })))
    },
    onError: refuse,
  })
  const { mutate: restore } = useMutation({
    mutationFn: (id: number) => call('restoreRule', { params: { id } }),
    onSuccess: rule => patchRule(queries, rule),
    onError: refuse,
  })
  const { mutate: remove } = useMutation({
    mutationFn: (rule: Rule) => call('removeRule', { params: { id: rule.id } }),
    onSuccess: (_answer, rule) => {
      queries.setQueryData<RuleList>(rulesQuery.queryKey, list => list && { items: list.items.filter(each => each.id !== rule.id) })
      offer(t('rule.removed', { name: rule.name }), () => restore(rule.id))
    },
    onError: error => (error instanceof ApiProblem && error.status === 404 ? void queries.invalidateQueries({ queryKey: rulesQuery.queryKey }) : refuse(error)),
  })
  return { change, isPending, remove, restore }
}

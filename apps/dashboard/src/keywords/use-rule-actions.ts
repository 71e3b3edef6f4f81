import type { Rule, RuleList, UpdateRule } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api-client'
import { problemText } from '../ui/problem-text'
import { showToast } from '../ui/toast'
import { useUndo } from '../ui/use-undo'
import { rebaseDraft } from './draft'
import { patchRule } from './patch-rule'
import { takeOver } from './take-over'
import { draftKey, findDraft, keepDraft } from './use-draft'
import { rulesQuery } from './use-rules'

type Change = Omit<UpdateRule, 'version'>
type Step = { readonly rule: Rule; readonly change: Change; readonly done: string; readonly back?: Change }

/** Changes that apply at once and can be undone for eight seconds: switching, reverting, giving back to the data, removing. */
export function useRuleActions() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { offer } = useUndo()
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
      if (back) offer(done, () => change({ rule, change: back, done: t('rule.undone') }))
      else void showToast({ id: 'aturan', message: done })
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

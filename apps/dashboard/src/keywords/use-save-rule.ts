import type { Rule } from '@kentongan/contracts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api-client'
import { changedParts, contentOf, type Draft, editDraft } from './draft'
import { patchRule } from './patch-rule'
import { takeOver } from './take-over'
import { draftKey, findDraft, keepDraft } from './use-draft'

type Save = { readonly rule: Rule | null; readonly agencyId: number; readonly draft: Draft }

/** Saves a draft as a new version, or as a new rule. What was typed while it was on its way stays a draft on top of it. */
export function useSaveRule(onSaved: (rule: Rule) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ rule, agencyId, draft }: Save) => (rule && draft.base
      ? call('updateRule', { params: { id: rule.id }, body: { ...changedParts(draft), version: draft.base.version } })
      : call('createRule', { body: { ...draft.content, agencyId } })),
    onSuccess: (saved, { rule, agencyId, draft }) => {
      const key = draftKey(rule?.id ?? null, agencyId)
      const typed = findDraft(key)?.content ?? draft.content
      keepDraft(key, null)
      if (typed !== draft.content) keepDraft(draftKey(saved.id, agencyId), editDraft(null, saved, contentOf(typed)))
      patchRule(queries, saved)
      onSaved(saved)
    },
    onError: error => takeOver(queries, error),
  })
}

import type { Rule } from '@kentongan/contracts'
import { notifyManager, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api-client'
import { baseOf, changedParts, type Draft, rebaseDraft } from './draft'
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
      const before = draftKey(rule?.id ?? null, agencyId)
      const after = draftKey(saved.id, agencyId)
      const content = findDraft(before)?.content ?? draft.content
      if (before !== after) keepDraft(before, null)
      keepDraft(after, { base: baseOf(saved), content })
      patchRule(queries, saved)
      onSaved(saved)
      // Dropped only once the page shows what was saved, or the old text would flash up in between.
      notifyManager.schedule(() => keepDraft(after, rebaseDraft(findDraft(after), saved)))
    },
    onError: error => takeOver(queries, error),
  })
}

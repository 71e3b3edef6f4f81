import type { Rule } from '@kentongan/contracts'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useUndo } from '../ui/use-undo'
import { editDraft, isOvertaken, rebaseDraft, type RuleContent, shownContent } from './draft'
import { queryEditorId } from './editor/query-editor'
import { useCheck } from './editor/use-check'
import { draftKey, findDraft, keepDraft, useDraft } from './use-draft'
import { useSaveRule } from './use-save-rule'

export type Workbench = ReturnType<typeof useWorkbench>

/** Everything that is true of a rule while it is being written: the draft, whether it can be saved, and how to save it. */
export function useWorkbench(agencyId: number, rule: Rule | null, setSaved: (ruleId: number | null) => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { offer } = useUndo()
  const key = draftKey(rule?.id ?? null, agencyId)
  const draft = useDraft(key)
  const content = shownContent(draft, rule)
  const check = useCheck(content.query)
  const save = useSaveRule(result => {
    setSaved(result.id)
    if (!rule) void navigate({ to: '/kata-kunci', replace: true, search: (old: Record<string, unknown>) => ({ ...old, instansi: agencyId, aturan: result.id }) })
  })
  const overtaken = isOvertaken(draft, rule) && !save.isPending
  // Saving does not wait for the check of the last letters: the server looks at the query again.
  const savable = draft !== null && !overtaken && check.valid !== false && content.name.trim().length >= 2 && content.query.trim() !== '' && !save.isPending

  const edit = (change: Partial<RuleContent>) => {
    setSaved(null)
    keepDraft(key, editDraft(findDraft(key), rule, change))
  }
  const drop = (message: string) => {
    const kept = findDraft(key)
    keepDraft(key, null)
    offer(message, () => keepDraft(key, kept))
  }
  const submit = () => {
    if (overtaken) document.getElementById('bentrok')?.focus()
    if (savable) save.mutate({ rule, agencyId, draft })
  }
  useSaveKey(submit)

  return {
    draft, content, check, savable, overtaken, edit, submit,
    saving: save.isPending,
    error: overtaken ? null : save.error,
    discard: () => drop(t('rule.discarded')),
    takeTheirs: () => {
      drop(t('rule.conflict.taken'))
      focusEditor()
    },
    keepMine: () => {
      if (rule) keepDraft(key, rebaseDraft(findDraft(key), rule))
      focusEditor()
    },
  }
}

const focusEditor = () => document.getElementById(queryEditorId)?.focus()

/** Ctrl-S (Cmd-S) saves, wherever the focus is; the browser's own dialog stays away. */
function useSaveKey(submit: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 's') return
    event.preventDefault()
    submit()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

import { IssueSettings } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api-client'
import { Panel } from '../ui/page'
import { ErrorState } from '../ui/states'
import { showToast } from '../ui/toast'
import { AlarmFields } from './alarm-fields'
import { ThresholdFields, WeightFields } from './score-fields'
import { beginEditing, followSaved, type SettingsDraft, settingsIn } from './settings-draft'
import { settingsQuery } from './settings-query'
import { SettingsConflict } from './settings-conflict'
import css from './issue-settings.module.css'

/** The settings that hold, where a refusal says that somebody else saved first. */
function conflictOf(error: unknown): IssueSettings | undefined {
  return error instanceof ApiProblem && error.code === 'version-conflict' ? IssueSettings.safeParse(error.problem.current).data : undefined
}

/** Weights, thresholds and the budget of alarms, saved together. What was typed is kept when somebody else saved first. */
export function SettingsForm({ saved, manages }: { saved: IssueSettings; manages: boolean }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [edited, setEdited] = useState(() => beginEditing(saved))
  const editing = followSaved(edited, saved)
  if (editing !== edited) setEdited(editing)
  const { draft, base } = editing
  const theirs = base.version === saved.version ? null : saved
  const setDraft = (next: SettingsDraft) => setEdited({ base, draft: next })
  const takeTheirs = () => setEdited(beginEditing(saved))
  const wanted = settingsIn(draft, saved.version)
  const save = useMutation({
    mutationFn: (settings: IssueSettings) => call('saveIssueSettings', { body: settings }),
    onSuccess: settings => {
      queries.setQueryData(settingsQuery.queryKey, settings)
      void showToast({ message: t('issueSettings.saved') })
    },
    onError: error => {
      const current = conflictOf(error)
      if (current) queries.setQueryData(settingsQuery.queryKey, current)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted) save.mutate(wanted)
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <Panel title={t('issueSettings.weights')}><WeightFields draft={draft} change={setDraft} manages={manages} /></Panel>
      <Panel title={t('issueSettings.thresholds')}><ThresholdFields draft={draft} change={setDraft} manages={manages} /></Panel>
      <Panel title={t('issueSettings.alarms')}><AlarmFields draft={draft} change={setDraft} manages={manages} /></Panel>
      {theirs && <SettingsConflict draft={draft} theirs={theirs} take={takeTheirs} />}
      {save.isError && !conflictOf(save.error) && <ErrorState error={save.error} compact />}
      {manages && (
        <div className={css.actions}>
          <Button type="submit" loading={save.isPending} disabled={!wanted}>
            {t(theirs ? 'issueSettings.saveMine' : 'action.save')}
          </Button>
          <Button variant="default" onClick={takeTheirs}>{t('issueSettings.reset')}</Button>
        </div>
      )}
    </form>
  )
}

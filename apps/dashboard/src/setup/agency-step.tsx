import type { Agency } from '@kentongan/contracts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { agenciesQuery } from '../agencies/use-agencies'
import { call } from '../api-client'
import { meQuery } from '../session'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { ZoneSelect } from '../ui/zone-select'
import { useDraft } from './use-draft'
import css from './wizard.module.css'

/** Makes the first agency, or changes it when the wizard is walked again. */
export function AgencyStep({ agency, next }: { agency: Agency | undefined; next: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft, clear] = useDraft('kentongan-mulai-instansi', { name: agency?.name ?? '', timeZone: agency?.timeZone ?? ('Asia/Jakarta' as const) })
  const save = useMutation({
    mutationFn: () => agency
      ? call('updateAgency', { params: { id: agency.id }, body: { version: agency.version, ...draft } })
      : call('createAgency', { body: { parentId: null, ...draft, terms: [{ kind: 'name', text: draft.name.trim() }] } }),
    onSuccess: async () => {
      clear()
      await Promise.all([queries.invalidateQueries({ queryKey: agenciesQuery.queryKey }), queries.invalidateQueries({ queryKey: meQuery.queryKey })])
      next()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <div><h2>{t('wizard.agencyTitle')}</h2><p className={css.lead}>{t('wizard.agencyLead')}</p></div>
      <TextInput label={t('agency.name')} placeholder={t('agency.nameExample')} required minLength={2} maxLength={200} value={draft.name} onChange={event => setDraft({ ...draft, name: event.target.value })} error={fieldProblem(t, save.error, 'name')} />
      <ZoneSelect value={draft.timeZone} onChange={timeZone => setDraft({ ...draft, timeZone })} />
      {save.isError && <ErrorState error={save.error} compact />}
      <div className={css.actions}><Button variant="subtle" onClick={next}>{t('wizard.skip')}</Button><Button type="submit" loading={save.isPending}>{t('wizard.next')}</Button></div>
    </form>
  )
}

import type { Source } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { ErrorState } from '../ui/states'
import { type SourceDraft, SourceFields } from './source-fields'
import { sourcesQuery } from './use-sources'

export function EditSource({ source, close }: { source: Source; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<SourceDraft>({ title: source.title, tier: source.tier, region: source.region ?? '', timeZone: source.timeZone })
  const save = useMutation({
    mutationFn: () => call('updateSource', { params: { id: source.id }, body: { ...draft, region: draft.region.trim() || null } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sourcesQuery.queryKey })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog close={close} title={t('sources.editTitle')}>
      <form className={dialog.dialog} onSubmit={submit}>
        <p className={dialog.faint}>{source.url}</p>
        <SourceFields draft={draft} change={setDraft} />
        <p className={dialog.faint}>{t('sources.zoneNote')}</p>
        {save.isError && <ErrorState error={save.error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('action.save')}</Button></div>
      </form>
    </Dialog>
  )
}

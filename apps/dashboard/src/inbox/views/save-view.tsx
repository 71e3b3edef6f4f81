import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api-client'
import { Dialog } from '../../ui/dialog'
import dialog from '../../ui/dialog.module.css'
import { ErrorState } from '../../ui/states'
import { showToast } from '../../ui/toast'
import { type IssueSearch, viewOf } from '../issue-search'
import { savedViewsQuery } from './saved-view-queries'

/** Gives the filters at hand a name. */
export function SaveViewButton({ search }: { search: IssueSearch }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" leftSection={<IconBookmark size={15} />} onClick={() => setOpen(true)}>{t('inbox.views.save')}</Button>
      {open && <SaveViewDialog search={search} close={() => setOpen(false)} />}
    </>
  )
}

function SaveViewDialog({ search, close }: { search: IssueSearch; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => call('saveView', { body: { name: name.trim(), search: viewOf(search), shared } }),
    onSuccess: async view => {
      await queries.invalidateQueries({ queryKey: savedViewsQuery.queryKey })
      void showToast({ message: t('inbox.views.saved', { name: view.name }) })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) mutate()
  }
  return (
    <Dialog title={t('inbox.views.saveTitle')} close={close}>
      <form className={dialog.dialog} onSubmit={submit}>
        <TextInput label={t('inbox.views.name')} placeholder={t('inbox.views.example')} required maxLength={60} value={name} onChange={event => setName(event.target.value)} data-autofocus />
        <Checkbox label={t('inbox.views.shared')} checked={shared} onChange={event => setShared(event.target.checked)} />
        {error && <ErrorState error={error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={isPending}>{t('action.save')}</Button></div>
      </form>
    </Dialog>
  )
}

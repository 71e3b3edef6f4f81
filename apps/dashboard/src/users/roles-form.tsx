import type { User } from '@kentongan/contracts'
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { ErrorState } from '../ui/states'
import { type MembershipDraft, MembershipFields, useFirstAgencyId } from './membership-fields'
import { usersQuery } from './use-users'
import css from './users.module.css'

export function RolesForm({ user, close }: { user: User; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const firstAgency = useFirstAgencyId()
  const [drafts, setDrafts] = useState<MembershipDraft[]>(user.memberships.map(({ role, agencyId }) => ({ role, agencyId })))
  const save = useMutation({
    mutationFn: () => call('updateUser', { params: { id: user.id }, body: { memberships: drafts } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: usersQuery.queryKey })
      close()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog close={close} size="lg" title={t('users.rolesOf', { name: user.name })}>
      <form className={dialog.dialog} onSubmit={submit}>
        {drafts.map((draft, index) => (
          <div key={index} className={css.membership}>
            <MembershipFields draft={draft} change={next => setDrafts(drafts.map((each, at) => (at === index ? next : each)))} />
            {drafts.length > 1 && <ActionIcon aria-label={t('users.dropRole')} onClick={() => setDrafts(drafts.filter((_each, at) => at !== index))}><IconTrash size={16} /></ActionIcon>}
          </div>
        ))}
        <div><Button variant="subtle" leftSection={<IconPlus size={15} />} onClick={() => setDrafts([...drafts, { role: 'analyst', agencyId: firstAgency }])}>{t('users.addRole')}</Button></div>
        {save.isError && <ErrorState error={save.error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={save.isPending}>{t('action.save')}</Button></div>
      </form>
    </Dialog>
  )
}

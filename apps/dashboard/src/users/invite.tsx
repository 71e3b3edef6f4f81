import type { Invitation } from '@kentongan/contracts'
import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { CopyLink } from '../ui/copy-link'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { type MembershipDraft, MembershipFields, useFirstAgencyId } from './membership-fields'
import { usersQuery } from './use-users'

export function InviteForm({ close, invited }: { close: () => void; invited: (invitation: Invitation) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const firstAgency = useFirstAgencyId()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [membership, setMembership] = useState<MembershipDraft>({ role: 'analyst', agencyId: firstAgency })
  const send = useMutation({
    mutationFn: () => call('inviteUser', { body: { name, email, ...membership } }),
    onSuccess: invitation => {
      void queries.invalidateQueries({ queryKey: usersQuery.queryKey })
      invited(invitation)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <Dialog close={close} title={t('users.invite')}>
      <form className={dialog.dialog} onSubmit={submit}>
        <TextInput label={t('field.name')} required maxLength={120} value={name} onChange={event => setName(event.target.value)} error={fieldProblem(t, send.error, 'name')} autoComplete="off" />
        <TextInput label={t('field.email')} type="email" required maxLength={254} value={email} onChange={event => setEmail(event.target.value)} error={fieldProblem(t, send.error, 'email')} autoComplete="off" />
        <MembershipFields draft={membership} change={setMembership} />
        {send.isError && <ErrorState error={send.error} compact />}
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.cancel')}</Button><Button type="submit" loading={send.isPending}>{t('users.makeLink')}</Button></div>
      </form>
    </Dialog>
  )
}

/** The link is shown this once; only its hash is kept. */
export function InvitationDialog({ invitation, close }: { invitation: Invitation; close: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const url = new URL(invitation.url, window.location.origin).href
  return (
    <Dialog close={close} size="lg" closeOnClickOutside={false} title={t('users.linkTitle', { name: invitation.user.name })}>
      <div className={dialog.dialog}>
        <p>{t('users.linkText', { until: format.full(invitation.expiresAt) })}</p>
        <CopyLink url={url} label={t('users.link')} />
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.close')}</Button></div>
      </div>
    </Dialog>
  )
}

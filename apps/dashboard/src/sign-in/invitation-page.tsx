import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { meQuery } from '../session'
import { fieldProblem, problemText } from '../ui/problem-text'
import { EntryFrame } from './entry-frame'
import css from './entry.module.css'
import { NewPassword } from './new-password'
import { passwordStrength } from './password-strength'
import { takeToken } from './take-token'

const token = takeToken()

export function InvitationPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => call('acceptInvitation', { body: { token: token ?? '', name, password } }),
    onSuccess: me => {
      queries.clear()
      queries.setQueryData(meQuery.queryKey, me)
      void navigate({ to: '/' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }
  if (!token) return <EntryFrame title={t('invitation.title')}><p className={css.notice} role="alert">{t('invitation.noToken')}</p></EntryFrame>
  return (
    <EntryFrame title={t('invitation.title')} lead={t('invitation.lead')}>
      <form className={css.form} onSubmit={submit}>
        <TextInput label={t('field.name')} autoComplete="name" required autoFocus maxLength={120} value={name} onChange={event => setName(event.target.value)} error={fieldProblem(t, accept.error, 'name')} />
        <NewPassword label={t('field.newPassword')} value={password} onChange={setPassword} error={fieldProblem(t, accept.error, 'password')} />
        {accept.isError && <p className={css.problem} role="alert">{problemText(t, accept.error)}</p>}
        <Button type="submit" loading={accept.isPending} disabled={passwordStrength(password).missing > 0 || !name.trim()}>{t('invitation.submit')}</Button>
      </form>
    </EntryFrame>
  )
}

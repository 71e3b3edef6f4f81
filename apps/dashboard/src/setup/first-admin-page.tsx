import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { meQuery } from '../session'
import { EntryFrame } from '../sign-in/entry-frame'
import css from '../sign-in/entry.module.css'
import { NewPassword } from '../sign-in/new-password'
import { passwordStrength } from '../sign-in/password-strength'
import { takeToken } from '../sign-in/take-token'
import { fieldProblem, problemText } from '../ui/problem-text'

const token = takeToken()

/** The one-time link leads here and makes the first administrator. */
export function FirstAdminPage() {
  const { t } = useTranslation()
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => call('setupState', {}, signal) })
  if (setup && !setup.open) {
    return <EntryFrame title={t('setup.title')} demo={setup.demo}><p className={css.notice}>{t('setup.done')}</p><Button component={Link} to="/masuk">{t('signIn.title')}</Button></EntryFrame>
  }
  if (!token) return <EntryFrame title={t('setup.title')}><p className={css.notice} role="alert">{t('setup.noToken')}</p></EntryFrame>
  return (
    <EntryFrame title={t('setup.title')} lead={t('setup.lead')} demo={setup?.demo ?? false}>
      {!window.isSecureContext && <p className={css.notice} role="alert">{t('signIn.insecure')}</p>}
      <AdminForm token={token} />
    </EntryFrame>
  )
}

function AdminForm({ token: given }: { token: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const make = useMutation({
    mutationFn: () => call('setup', { body: { token: given, name, email, password } }),
    onSuccess: me => {
      queries.clear()
      queries.setQueryData(meQuery.queryKey, me)
      void navigate({ to: me.ready ? '/' : '/mulai' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput label={t('field.name')} autoComplete="name" required autoFocus maxLength={120} value={name} onChange={event => setName(event.target.value)} error={fieldProblem(t, make.error, 'name')} />
      <TextInput label={t('field.email')} type="email" autoComplete="username" required maxLength={254} value={email} onChange={event => setEmail(event.target.value)} error={fieldProblem(t, make.error, 'email')} />
      <NewPassword label={t('field.password')} value={password} onChange={setPassword} error={fieldProblem(t, make.error, 'password')} />
      {make.isError && <p className={css.problem} role="alert">{problemText(t, make.error)}</p>}
      <Button type="submit" loading={make.isPending} disabled={passwordStrength(password).missing > 0}>{t('setup.submit')}</Button>
    </form>
  )
}

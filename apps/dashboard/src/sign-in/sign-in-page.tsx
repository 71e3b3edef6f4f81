import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, call } from '../api-client'
import { meQuery } from '../session'
import { problemText } from '../ui/problem-text'
import { EntryFrame } from './entry-frame'
import css from './entry.module.css'
import { safeReturn } from './safe-return'
import { useCountdown } from './use-countdown'

export function SignInPage() {
  const { t } = useTranslation()
  const { data: setup } = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => call('setupState', {}, signal) })
  const blocked = !window.isSecureContext ? t('signIn.insecure') : !navigator.cookieEnabled ? t('signIn.noCookies') : undefined
  return (
    <EntryFrame title={t('signIn.title')} demo={setup?.demo ?? false}>
      {setup?.open && <p className={css.notice}>{t('signIn.setupOpen')}</p>}
      {blocked && <p className={css.notice} role="alert">{blocked}</p>}
      <SignInForm />
    </EntryFrame>
  )
}

function SignInForm() {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryClient()
  const { kembali } = useSearch({ strict: false }) as { kembali?: unknown }
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const wait = useCountdown()
  const signIn = useMutation({
    mutationFn: () => call('login', { body: { email, password } }),
    onSuccess: me => {
      queries.clear()
      queries.setQueryData(meQuery.queryKey, me)
      router.history.push(safeReturn(kembali))
    },
    onError: error => {
      if (error instanceof ApiProblem && error.retryAfterSeconds) wait.start(error.retryAfterSeconds)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wait.left === 0) signIn.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput label={t('field.email')} type="email" autoComplete="username" required autoFocus value={email} onChange={event => setEmail(event.target.value)} />
      <PasswordInput label={t('field.password')} autoComplete="current-password" required value={password} onChange={event => setPassword(event.target.value)} visibilityToggleButtonProps={{ 'aria-label': t('password.show') }} />
      {signIn.isError && <p className={css.problem} role="alert">{problemText(t, signIn.error)}</p>}
      <Button type="submit" loading={signIn.isPending} disabled={wait.left > 0}>{wait.left > 0 ? t('signIn.wait', { count: wait.left }) : t('signIn.submit')}</Button>
    </form>
  )
}

import { Button, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { useMe } from '../session'
import { NewPassword } from '../sign-in/new-password'
import { passwordStrength } from '../sign-in/password-strength'
import { Panel } from '../ui/page'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { showToast } from '../ui/toast'
import css from './account.module.css'
import { sessionsQuery } from './use-sessions'

export function PasswordPanel() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { account } = useMe()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: () => call('changePassword', { body: { current, next } }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      void queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      void showToast({ message: t('account.passwordSaved') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Panel title={t('field.password')}>
      <form className={css.form} onSubmit={submit}>
        <input type="email" value={account.email} autoComplete="username" readOnly hidden />
        <PasswordInput label={t('account.currentPassword')} autoComplete="current-password" required value={current} onChange={event => setCurrent(event.target.value)} error={fieldProblem(t, change.error, 'current')} visibilityToggleButtonProps={{ 'aria-label': t('password.show') }} />
        <NewPassword label={t('field.newPassword')} value={next} onChange={setNext} error={fieldProblem(t, change.error, 'next')} />
        {change.isError && <ErrorState error={change.error} compact />}
        <div><Button type="submit" variant="default" loading={change.isPending} disabled={!current || passwordStrength(next).missing > 0}>{t('account.changePassword')}</Button></div>
      </form>
    </Panel>
  )
}

import type { Locale } from '@kentongan/contracts'
import { Button, NativeSelect, SegmentedControl, Switch, TextInput, useMantineColorScheme } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { changeLocale } from '../i18n'
import { meQuery, useMe } from '../session'
import { Page, Panel } from '../ui/page'
import { problemText } from '../ui/problem-text'
import { useSignOut } from '../ui/shell/account-link'
import { showToast } from '../ui/toast'
import css from './account.module.css'
import { PasswordPanel } from './password-panel'
import { SessionsPanel } from './sessions-panel'

export function AccountPage() {
  const { t } = useTranslation()
  const { mutate: signOut, isPending } = useSignOut()
  return (
    <Page title={t('account.title')} actions={<Button variant="default" leftSection={<IconLogout size={15} />} loading={isPending} onClick={() => signOut()}>{t('nav.signOut')}</Button>}>
      <ProfilePanel />
      <ScreenPanel />
      <PasswordPanel />
      <SessionsPanel />
    </Page>
  )
}

function useUpdateMe() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { name?: string; locale?: Locale; shortcuts?: boolean }) => call('updateMe', { body }),
    onSuccess: async me => {
      queries.setQueryData(meQuery.queryKey, me)
      await changeLocale(me.account.locale)
      void showToast({ id: 'akun', message: t('account.saved'), autoClose: 3000 })
    },
    onError: error => void showToast({ danger: true, message: problemText(t, error) }),
  })
}

function ProfilePanel() {
  const { t } = useTranslation()
  const { account, memberships } = useMe()
  const [name, setName] = useState(account.name)
  const update = useUpdateMe()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    update.mutate({ name })
  }
  return (
    <Panel title={t('account.profile')}>
      <form className={css.line} onSubmit={submit}>
        <TextInput label={t('field.name')} required maxLength={120} autoComplete="name" value={name} onChange={event => setName(event.target.value)} />
        <Button type="submit" variant="default" loading={update.isPending} disabled={!name.trim() || name === account.name}>{t('action.save')}</Button>
      </form>
      <dl className={css.facts}>
        <dt>{t('field.email')}</dt><dd>{account.email}</dd>
        <dt>{t('account.roles')}</dt><dd>{memberships.map(each => `${t(`role.${each.role}`)} · ${each.agencyName ?? t('agency.all')}`).join(', ')}</dd>
      </dl>
    </Panel>
  )
}

function ScreenPanel() {
  const { t } = useTranslation()
  const { account } = useMe()
  const update = useUpdateMe()
  // Without `keepTransitions` Mantine would add a style element, which the content security policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  return (
    <Panel title={t('account.screen')}>
      <NativeSelect
        className={css.narrow} label={t('account.language')} value={account.locale} onChange={event => update.mutate({ locale: event.target.value === 'en' ? 'en' : 'id' })}
        data={[{ value: 'id', label: 'Bahasa Indonesia' }, { value: 'en', label: 'English' }]}
      />
      <div>
        <p className={css.label} id="tema">{t('account.theme')}</p>
        <SegmentedControl
          aria-labelledby="tema" value={colorScheme} onChange={value => setColorScheme(value === 'dark' ? 'dark' : value === 'light' ? 'light' : 'auto')}
          data={[{ value: 'auto', label: t('theme.auto') }, { value: 'light', label: t('theme.light') }, { value: 'dark', label: t('theme.dark') }]}
        />
      </div>
      <Switch label={t('account.shortcuts')} description={t('account.shortcutsHint')} checked={account.shortcuts} onChange={event => update.mutate({ shortcuts: event.target.checked })} />
    </Panel>
  )
}

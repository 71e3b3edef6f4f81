import { IconLogout } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../../agencies/agency-tree'
import { call } from '../../api-client'
import { forgetEverything } from '../../query-client'
import { useMe } from '../../session'
import css from './shell.module.css'

/** Who is signed in, leading to the account page. */
export function AccountLink({ withName = false }: { withName?: boolean }) {
  const { t } = useTranslation()
  const me = useMe()
  const role = me.memberships[0]?.role
  return (
    <Link to="/akun" className={css.account} title={t('account.open', { name: me.account.name })} activeProps={{ 'aria-current': 'page' }}>
      <span className={css.avatar} aria-hidden>{initialsOf(me.account.name)}</span>
      {!withName && <span className="visually-hidden">{t('account.open', { name: me.account.name })}</span>}
      {withName && (
        <span className={css.accountText}>
          <span className={css.accountName}>{me.account.name}</span>
          <span className={css.accountRole}>{me.demo ? t('demo.mark') : role && t(`role.${role}`)}</span>
        </span>
      )}
    </Link>
  )
}

/** Ends the session on the server, then forgets everything on the screen. */
export function useSignOut() {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: () => call('logout', {}),
    onSuccess: async () => {
      await navigate({ to: '/masuk' })
      forgetEverything()
    },
  })
}

export function SignOutButton() {
  const { t } = useTranslation()
  const { mutate } = useSignOut()
  return <button type="button" className={css.signOut} onClick={() => mutate()} aria-label={t('nav.signOut')} title={t('nav.signOut')}><IconLogout size={17} stroke={1.7} aria-hidden /></button>
}

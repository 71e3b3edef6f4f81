import type { Invitation, User } from '@kentongan/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBan, IconCircleCheck, IconDots, IconLink, IconUserCog, IconUserPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { initialsOf } from '../agencies/agency-tree'
import { call } from '../api-client'
import { useMe } from '../session'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { problemText } from '../ui/problem-text'
import { ErrorState, LoadingRows } from '../ui/states'
import { Tag } from '../ui/tag'
import { showToast } from '../ui/toast'
import { useAgo } from '../ui/use-ago'
import { useNow } from '../ui/use-now'
import { InvitationDialog, InviteForm } from './invite'
import { RolesForm } from './roles-form'
import { usersQuery } from './use-users'
import css from './users.module.css'

type Open = { readonly what: 'invite' } | { readonly what: 'link'; readonly invitation: Invitation } | { readonly what: 'roles'; readonly user: User } | null

export function UsersPage() {
  return <RequirePermission permission="users.write"><Users /></RequirePermission>
}

function Users() {
  const { t } = useTranslation()
  const list = useQuery(usersQuery)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const invited = (invitation: Invitation) => setOpen({ what: 'link', invitation })
  return (
    <Page title={t('users.title')} lead={t('users.lead')} actions={<Button leftSection={<IconUserPlus size={15} />} onClick={() => setOpen({ what: 'invite' })}>{t('users.invite')}</Button>}>
      {list.isPending && <LoadingRows rows={5} height={52} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.data && <ul className={css.list}>{list.data.items.map(user => <UserRow key={user.id} user={user} invited={invited} roles={() => setOpen({ what: 'roles', user })} />)}</ul>}
      {open?.what === 'invite' && <InviteForm close={close} invited={invited} />}
      {open?.what === 'link' && <InvitationDialog invitation={open.invitation} close={close} />}
      {open?.what === 'roles' && <RolesForm user={open.user} close={close} />}
    </Page>
  )
}

function Who({ user, mine }: { user: User; mine: boolean }) {
  const { t } = useTranslation()
  const { ago } = useAgo()
  const now = useNow(60_000)
  return (
    <>
      <div className={css.who}>
        <p><b>{user.name}</b> {mine && <Tag kind="accent">{t('users.you')}</Tag>} {user.invited && <Tag kind="warn">{t('users.invited')}</Tag>} {user.disabled && <Tag kind="bad">{t('users.disabled')}</Tag>}</p>
        <p className={css.faint}>{user.email} · {user.lastSeenAt ? t('users.seen', { ago: ago(user.lastSeenAt, now) }) : t('users.neverSeen')}</p>
      </div>
      <ul className={css.roles}>{user.memberships.map(each => <li key={`${each.agencyId}${each.role}`}><b>{t(`role.${each.role}`)}</b> · {each.agencyName ?? t('agency.all')}</li>)}</ul>
    </>
  )
}

function UserRow({ user, invited, roles }: { user: User; invited: (invitation: Invitation) => void; roles: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const me = useMe()
  const refused = (error: unknown) => void showToast({ danger: true, message: problemText(t, error) })
  const refresh = () => void queries.invalidateQueries({ queryKey: usersQuery.queryKey })
  const disable = useMutation({ mutationFn: () => call('updateUser', { params: { id: user.id }, body: { disabled: !user.disabled } }), onSuccess: refresh, onError: refused })
  const again = useMutation({ mutationFn: () => call('reinviteUser', { params: { id: user.id } }), onSuccess: invited, onError: refused })
  const mine = user.id === me.account.id
  return (
    <li className={css.user} data-disabled={user.disabled || undefined}>
      <span className={css.avatar} aria-hidden>{initialsOf(user.name)}</span>
      <Who user={user} mine={mine} />
      {!mine && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target><ActionIcon aria-label={t('action.more', { name: user.name })}><IconDots size={16} /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconUserCog size={15} />} onClick={roles}>{t('users.changeRoles')}</Menu.Item>
            {(user.invited || !user.disabled) && <Menu.Item leftSection={<IconLink size={15} />} onClick={() => again.mutate()}>{t('users.newLink')}</Menu.Item>}
            <Menu.Item leftSection={user.disabled ? <IconCircleCheck size={15} /> : <IconBan size={15} />} onClick={() => disable.mutate()}>{t(user.disabled ? 'users.enable' : 'users.disable')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

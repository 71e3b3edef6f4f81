import type { Kiosk, MadeKiosk } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Panel } from '../ui/page'
import { ListStates } from '../ui/states'
import { Tag } from '../ui/tag'
import { useAgo } from '../ui/use-ago'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { KioskForm, KioskLink } from './kiosk-form'
import css from './issue-settings.module.css'
import { kiosksQuery } from './settings-query'

type Open =
  | { readonly what: 'make' }
  | { readonly what: 'link'; readonly made: MadeKiosk }
  | { readonly what: 'revoke'; readonly kiosk: Kiosk }
  | null

/** Links with which a screen on a wall reads along without anybody being signed in, each revocable. */
export function Kiosks() {
  const { t } = useTranslation()
  const list = useQuery(kiosksQuery)
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const kiosks = list.data?.items ?? []
  const add = <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen({ what: 'make' })}>{t('issueSettings.makeKiosk')}</Button>
  return (
    <Panel title={t('issueSettings.kiosks')} aside={add} flush>
      <p className={css.intro}>{t('issueSettings.kiosksLead')}</p>
      <ListStates list={list} empty={kiosks.length === 0} rows={2} height={44}>
        <p className={css.intro}>{t('issueSettings.noKiosks')}</p>
      </ListStates>
      <ul className={css.kiosks}>
        {kiosks.map(kiosk => <KioskRow key={kiosk.id} kiosk={kiosk} revoke={() => setOpen({ what: 'revoke', kiosk })} />)}
      </ul>
      {open?.what === 'make' && <KioskForm close={close} made={made => setOpen({ what: 'link', made })} />}
      {open?.what === 'link' && <KioskLink made={open.made} close={close} />}
      {open?.what === 'revoke' && <Revoke kiosk={open.kiosk} close={close} />}
    </Panel>
  )
}

function KioskRow({ kiosk, revoke }: { kiosk: Kiosk; revoke: () => void }) {
  const { t } = useTranslation()
  const { ago } = useAgo()
  const format = useFormat()
  const now = useNow(30_000)
  return (
    <li data-revoked={kiosk.revoked || undefined}>
      <div>
        <p><b>{kiosk.name}</b> {kiosk.revoked && <Tag kind="bad">{t('issueSettings.revoked')}</Tag>}</p>
        <p className={css.faint}>
          {kiosk.agency?.name ?? t('agency.all')} · {t('issueSettings.madeBy', { by: kiosk.madeBy, at: format.date(kiosk.madeAt) })}
          {' · '}{kiosk.seenAt ? t('issueSettings.seen', { ago: ago(kiosk.seenAt, now) }) : t('issueSettings.neverSeen')}
        </p>
      </div>
      {!kiosk.revoked && (
        <Button variant="default" onClick={revoke} aria-label={t('issueSettings.revokeOf', { name: kiosk.name })}>
          {t('issueSettings.revoke')}
        </Button>
      )}
    </li>
  )
}

function Revoke({ kiosk, close }: { kiosk: Kiosk; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => call('revokeKiosk', { params: { id: kiosk.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: kiosksQuery.queryKey })
      close()
    },
  })
  return (
    <ConfirmDialog
      title={t('issueSettings.revokeTitle', { name: kiosk.name })} confirm={t('issueSettings.revoke')} busy={revoke.isPending}
      error={revoke.error} onConfirm={() => revoke.mutate()} close={close}
    >
      {t('issueSettings.revokeText')}
    </ConfirmDialog>
  )
}

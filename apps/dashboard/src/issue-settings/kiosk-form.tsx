import type { MadeKiosk } from '@kentongan/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { treeOrder } from '../agencies/agency-tree'
import { useAgencies } from '../agencies/use-agencies'
import { call } from '../api-client'
import { CopyLink } from '../ui/copy-link'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { fieldProblem } from '../ui/problem-text'
import { ErrorState } from '../ui/states'
import { kiosksQuery } from './settings-query'

/** A name by which the screen is known, and what it may show. */
export function KioskForm({ close, made }: { close: () => void; made: (kiosk: MadeKiosk) => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const agencies = useAgencies()
  const [name, setName] = useState('')
  const [agencyId, setAgencyId] = useState<number | null>(null)
  const make = useMutation({
    mutationFn: () => call('makeKiosk', { body: { name, agencyId } }),
    onSuccess: kiosk => {
      void queries.invalidateQueries({ queryKey: kiosksQuery.queryKey })
      made(kiosk)
    },
  })
  const branches = treeOrder(agencies).map(({ node, depth }) => ({ value: String(node.id), label: `${'\u2003'.repeat(depth)}${node.name}` }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <Dialog title={t('issueSettings.makeKiosk')} close={close}>
      <form className={dialog.dialog} onSubmit={submit}>
        <TextInput
          label={t('issueSettings.kioskName')} placeholder={t('issueSettings.kioskExample')} required maxLength={60} value={name}
          onChange={event => setName(event.target.value)} error={fieldProblem(t, make.error, 'name')} autoComplete="off"
          data-autofocus
        />
        <NativeSelect
          label={t('issueSettings.kioskAgency')} description={t('issueSettings.kioskAgencyHint')} value={agencyId ?? ''}
          onChange={event => setAgencyId(event.target.value ? Number(event.target.value) : null)}
          data={[{ value: '', label: t('agency.all') }, ...branches]}
        />
        {make.isError && <ErrorState error={make.error} compact />}
        <div className={dialog.actions}>
          <Button variant="default" onClick={close}>
            {t('action.cancel')}</Button><Button type="submit" loading={make.isPending}>{t('issueSettings.makeLink')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The link is shown this once; only its hash is kept. */
export function KioskLink({ made, close }: { made: MadeKiosk; close: () => void }) {
  const { t } = useTranslation()
  const url = `${window.location.origin}/dinding#${encodeURIComponent(made.token)}`
  return (
    <Dialog title={t('issueSettings.linkTitle', { name: made.kiosk.name })} size="lg" closeOnClickOutside={false} close={close}>
      <div className={dialog.dialog}>
        <p>{t('issueSettings.linkText')}</p>
        <CopyLink url={url} label={t('issueSettings.link')} />
        <div className={dialog.actions}><Button variant="default" onClick={close}>{t('action.close')}</Button></div>
      </div>
    </Dialog>
  )
}

import type { Agency } from '@kentongan/contracts'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconBuildingCommunity, IconDots, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { zoneName } from '../format'
import { useLookback } from '../keywords/use-rules'
import { useMay } from '../session'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ListStates } from '../ui/states'
import { Tag } from '../ui/tag'
import { useFormat } from '../ui/use-format'
import css from './agencies.module.css'
import { AgencyForm } from './agency-form'
import { treeOrder } from './agency-tree'
import { AgencyWords } from './agency-words'
import type { CsvKind } from './csv/csv-kind'
import { CsvMenus } from './csv/csv-menus'
import { ImportCsv } from './csv/import-csv'
import { LookbackLine } from './lookback-line'
import { agenciesQuery } from './use-agencies'

type Open = { readonly what: 'add'; readonly parentId: number | null } | { readonly what: 'edit' | 'remove'; readonly agency: Agency } | { readonly what: 'csv'; readonly kind: CsvKind }

export function AgenciesPage() {
  return <RequirePermission permission="agencies.read"><Agencies /></RequirePermission>
}

function Agencies() {
  const { t } = useTranslation()
  const list = useQuery(agenciesQuery)
  const writes = useMay('agencies.write')
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const agencies = list.data?.items ?? []
  const actions = (
    <>
      {writes && <Button variant="subtle" component={Link} to="/mulai">{t('wizard.title')}</Button>}
      <CsvMenus writes={writes} some={agencies.length > 0} openImport={kind => setOpen({ what: 'csv', kind })} />
      {writes && <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen({ what: 'add', parentId: null })}>{t('agency.add')}</Button>}
    </>
  )
  return (
    <Page title={t('agency.title')} lead={t('agency.lead')} actions={actions}>
      <ListStates list={list} empty={agencies.length === 0} height={64}>
        <EmptyState icon={<IconBuildingCommunity size={30} stroke={1.5} />} title={t('agency.none')}>{t('agency.noneText')}</EmptyState>
      </ListStates>
      {agencies.length > 0 && (
        <ul className={css.tree}>
          {treeOrder(agencies).map(({ node, depth }) => (
            <AgencyRow key={node.id} agency={node} depth={depth} writes={writes} open={setOpen} />
          ))}
        </ul>
      )}
      {open && <AgencyDialog open={open} close={close} />}
    </Page>
  )
}

function AgencyDialog({ open, close }: { open: Open; close: () => void }) {
  if (open.what === 'add') return <AgencyForm parentId={open.parentId} close={close} />
  if (open.what === 'edit') return <AgencyForm agency={open.agency} parentId={open.agency.parentId} close={close} />
  if (open.what === 'csv') return <ImportCsv kind={open.kind} close={close} />
  return <RemoveAgency agency={open.agency} close={close} />
}

function AgencyRow({ agency, depth, writes, open }: { agency: Agency; depth: number; writes: boolean; open: (open: Open) => void }) {
  const lookback = useLookback(agency.id)
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className={css.agency} style={{ '--depth': depth } as React.CSSProperties}>
      <div className={css.head}>
        <h2>{agency.name}</h2><Tag>{zoneName(agency.timeZone)}</Tag>
        <Link to="/sebutan" search={{ instansi: agency.id, periode: '7-hari' }} className={css.count}>{t('agency.mentions', { count: agency.mentions7d, shown: format.number(agency.mentions7d) })}</Link>
        {writes && (
          <span className={css.actions}>
            <ActionIcon aria-label={t('agency.edit', { name: agency.name })} onClick={() => open({ what: 'edit', agency })}><IconPencil size={16} /></ActionIcon>
            <Menu position="bottom-end" width={220}>
              <Menu.Target><ActionIcon aria-label={t('action.more', { name: agency.name })}><IconDots size={16} /></ActionIcon></Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconPlus size={15} />} onClick={() => open({ what: 'add', parentId: agency.id })}>{t('agency.addBelow')}</Menu.Item>
                <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => open({ what: 'remove', agency })}>{t('action.remove')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        )}
      </div>
      <AgencyWords terms={agency.terms} />
      {lookback && <LookbackLine lookback={lookback} agency={agency.name} writes={writes} />}
    </li>
  )
}

function RemoveAgency({ agency, close }: { agency: Agency; close: () => void }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call('removeAgency', { params: { id: agency.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: agenciesQuery.queryKey })
      close()
    },
  })
  return (
    <ConfirmDialog title={t('agency.removeTitle', { name: agency.name })} confirm={t('action.remove')} busy={remove.isPending} error={remove.error} onConfirm={() => remove.mutate()} close={close}>
      {t('agency.removeText')}
    </ConfirmDialog>
  )
}

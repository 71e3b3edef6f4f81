import { type Source, streams } from '@kentongan/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconDownload, IconPlus, IconRss, IconSearch, IconStack2, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ListStates } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { AddSource } from './add-source'
import { EditSource } from './edit-source'
import { ImportOpml } from './import-opml'
import { PlatformsPanel } from './platforms-panel'
import { findSources, readSourceSearch, type SourceSearch, sourceStates, stateOf } from './source-state'
import { SourceTable } from './source-table'
import css from './sources.module.css'
import { StartersDialog } from './starters-dialog'
import { sourcesQuery } from './use-sources'

type Open = { readonly what: 'opml' | 'starters' } | { readonly what: 'add'; readonly example?: string } | { readonly what: 'edit'; readonly source: Source }

export function SourcesPage() {
  return <RequirePermission permission="sources.read"><Sources /></RequirePermission>
}

function Sources() {
  const { t } = useTranslation()
  const search = readSourceSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const list = useQuery(sourcesQuery)
  const writes = useMay('sources.write')
  const [open, setOpen] = useState<Open | null>(null)
  const all = list.data?.items ?? []
  const shown = findSources(all, search)
  const begin = writes && <Button onClick={() => setOpen({ what: 'starters' })}>{t('sources.starters')}</Button>
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')} actions={<Actions some={all.length > 0} writes={writes} open={setOpen} />} wide>
      <ListStates list={list} empty={all.length === 0} rows={8} height={48}>
        <EmptyState icon={<IconRss size={30} stroke={1.5} />} title={t('sources.none')} action={begin}>{t('sources.noneText')}</EmptyState>
      </ListStates>
      {all.length > 0 && <SourceFilter search={search} all={all} />}
      {shown.length > 0 && <SourceTable sources={shown} edit={source => setOpen({ what: 'edit', source })} />}
      {all.length > 0 && shown.length === 0 && <EmptyState title={t('sources.noMatch')} />}
      {list.data && <PlatformsPanel sources={all} begin={example => setOpen({ what: 'add', example })} />}
      {open && <SourceDialog open={open} close={() => setOpen(null)} />}
    </Page>
  )
}

function Actions({ some, writes, open }: { some: boolean; writes: boolean; open: (open: Open) => void }) {
  const { t } = useTranslation()
  return (
    <>
      {some && <Button component="a" href={streams.exportOpml.path} download variant="default" leftSection={<IconDownload size={15} />}>{t('sources.export')}</Button>}
      {writes && (
        <>
          <Button variant="default" leftSection={<IconUpload size={15} />} onClick={() => open({ what: 'opml' })}>{t('sources.import')}</Button>
          <Button variant="default" leftSection={<IconStack2 size={15} />} onClick={() => open({ what: 'starters' })}>{t('sources.starters')}</Button>
          <Button leftSection={<IconPlus size={15} />} onClick={() => open({ what: 'add' })}>{t('sources.add')}</Button>
        </>
      )}
    </>
  )
}

function SourceDialog({ open, close }: { open: Open; close: () => void }) {
  if (open.what === 'edit') return <EditSource source={open.source} close={close} />
  if (open.what === 'add') return <AddSource close={close} example={open.example} />
  return open.what === 'opml' ? <ImportOpml close={close} /> : <StartersDialog close={close} />
}

function SourceFilter({ search, all }: { search: SourceSearch; all: readonly Source[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const change = (part: { [K in keyof SourceSearch]?: SourceSearch[K] | undefined }) => void navigate({ to: '/sumber', replace: true, search: { ...search, ...part } })
  const counts = sourceStates.map(state => ({ state, count: all.filter(source => stateOf(source) === state).length })).filter(({ count }) => count > 0)
  return (
    <div className={css.filter}>
      <TextInput aria-label={t('sources.find')} placeholder={t('sources.find')} leftSection={<IconSearch size={15} />} value={search.cari ?? ''} onChange={event => change({ cari: event.target.value || undefined })} />
      <NativeSelect
        aria-label={t('sources.state')} value={search.keadaan ?? ''} onChange={event => change({ keadaan: sourceStates.find(state => state === event.target.value) })}
        data={[{ value: '', label: t('sources.anyState', { shown: format.number(all.length) }) }, ...counts.map(({ state, count }) => ({ value: state, label: `${t(`sourceState.${state}`)} (${format.number(count)})` }))]}
      />
      <a href="#platform" className={css.toPlatforms}>{t('sources.toPlatforms')}</a>
    </div>
  )
}

import type { Source } from '@kentongan/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { IconDownload, IconPlus, IconRss, IconSearch, IconStack2, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { streams } from '@kentongan/contracts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { Page } from '../ui/page'
import { RequirePermission } from '../ui/page-states'
import { EmptyState, ErrorState, LoadingRows } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { AddSource } from './add-source'
import { EditSource } from './edit-source'
import { ImportOpml } from './import-opml'
import { findSources, readSourceSearch, type SourceSearch, sourceStates, stateOf } from './source-state'
import { SourceTable } from './source-table'
import css from './sources.module.css'
import { StartersDialog } from './starters-dialog'
import { sourcesQuery } from './use-sources'

type Open = { readonly what: 'add' | 'opml' | 'starters' } | { readonly what: 'edit'; readonly source: Source } | null

export function SourcesPage() {
  return <RequirePermission permission="sources.read"><Sources /></RequirePermission>
}

function Sources() {
  const { t } = useTranslation()
  const search = readSourceSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const list = useQuery(sourcesQuery)
  const writes = useMay('sources.write')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const all = list.data?.items ?? []
  const shown = findSources(all, search)
  const actions = (
    <>
      {all.length > 0 && <Button component="a" href={streams.exportOpml.path} download variant="default" leftSection={<IconDownload size={15} />}>{t('sources.export')}</Button>}
      {writes && <Button variant="default" leftSection={<IconUpload size={15} />} onClick={() => setOpen({ what: 'opml' })}>{t('sources.import')}</Button>}
      {writes && <Button variant="default" leftSection={<IconStack2 size={15} />} onClick={() => setOpen({ what: 'starters' })}>{t('sources.starters')}</Button>}
      {writes && <Button leftSection={<IconPlus size={15} />} onClick={() => setOpen({ what: 'add' })}>{t('sources.add')}</Button>}
    </>
  )
  return (
    <Page title={t('sources.title')} lead={t('sources.lead')} actions={actions} wide>
      {list.isPending && <LoadingRows rows={8} height={48} />}
      {list.isError && <ErrorState error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && all.length === 0 && (
        <EmptyState icon={<IconRss size={30} stroke={1.5} />} title={t('sources.none')} action={writes && <Button onClick={() => setOpen({ what: 'starters' })}>{t('sources.starters')}</Button>}>{t('sources.noneText')}</EmptyState>
      )}
      {all.length > 0 && (
        <>
          <SourceFilter search={search} all={all} />
          {shown.length === 0 ? <EmptyState title={t('sources.noMatch')} /> : <SourceTable sources={shown} edit={source => setOpen({ what: 'edit', source })} />}
        </>
      )}
      {open?.what === 'add' && <AddSource close={close} />}
      {open?.what === 'opml' && <ImportOpml close={close} />}
      {open?.what === 'starters' && <StartersDialog close={close} />}
      {open?.what === 'edit' && <EditSource source={open.source} close={close} />}
    </Page>
  )
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
    </div>
  )
}

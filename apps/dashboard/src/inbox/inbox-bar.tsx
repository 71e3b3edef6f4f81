import type { IssuePage } from '@kentongan/contracts'
import { ActionIcon, Button } from '@mantine/core'
import { IconDeviceTv, IconFilter, IconSettings, IconX } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import bar from '../mentions/filter-bar.module.css'
import { PauseButton } from '../ui/live/pause-button'
import { useFormat } from '../ui/use-format'
import { type ChangeSearch, InboxFilters } from './inbox-filters'
import css from './inbox.module.css'
import { countIssueFilters, type IssueSearch, type TabWord, tabs } from './issue-search'

const InboxFilterSheet = lazy(() => import('./inbox-filter-sheet').then(module => ({ default: module.InboxFilterSheet })))
const SaveViewButton = lazy(() => import('./views/save-view').then(module => ({ default: module.SaveViewButton })))
type Counts = IssuePage['tabs'] | undefined
type Words = Record<string, unknown>

/** Title, tabs, filters and the pause button; where there is no room the filters stand in a sheet. */
export function InboxBar({ search, counts, narrow }: { search: IssueSearch; counts: Counts; narrow: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [sheet, setSheet] = useState(false)
  const count = countIssueFilters(search)
  const change: ChangeSearch = part => void navigate({ to: '/isu', search: (old: Words) => ({ ...old, buka: undefined, ...part }) })
  const clear = () => change({ level: undefined, tanda: undefined, jenis: undefined, cari: undefined })
  return (
    <div className={bar.bar}>
      <h1>{t('inbox.title')}</h1>
      <Tabs search={search} counts={counts} />
      {!narrow && <InboxFilters search={search} change={change} />}
      {search.cari && (
        <button type="button" className={bar.words} onClick={() => change({ cari: undefined })} aria-label={t('filter.dropWords', { words: search.cari })}>
          “{search.cari}” <IconX size={13} aria-hidden />
        </button>
      )}
      {count > 0 && !narrow && <Button variant="subtle" size="compact-sm" onClick={clear}>{t('filter.clear')}</Button>}
      <div className={bar.end}>
        {count > 0 && <Suspense fallback={null}><SaveViewButton search={search} /></Suspense>}
        {narrow && <Button variant="default" leftSection={<IconFilter size={15} />} onClick={() => setSheet(true)}>{count > 0 ? t('filter.openCount', { count }) : t('filter.open')}</Button>}
        <PauseButton />
        <ActionIcon component={Link} to="/dinding" aria-label={t('issueSettings.openWall')} title={t('issueSettings.openWall')}><IconDeviceTv size={17} aria-hidden /></ActionIcon>
        <ActionIcon component={Link} to="/isu/pengaturan" aria-label={t('issueSettings.title')} title={t('issueSettings.title')}><IconSettings size={17} aria-hidden /></ActionIcon>
      </div>
      {narrow && sheet && <Suspense fallback={null}><InboxFilterSheet search={search} change={change} clear={clear} close={() => setSheet(false)} /></Suspense>}
    </div>
  )
}

const countOf: Record<TabWord, keyof NonNullable<Counts>> = { 'aktif': 'active', 'milik-saya': 'mine', 'diredam': 'muted', 'selesai': 'done' }

/** "Aktif 12 | Milik saya 4 | Diredam 6 | Selesai": where an issue stands. */
function Tabs({ search, counts }: { search: IssueSearch; counts: Counts }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <nav aria-label={t('inbox.tabs')} className={css.tabs}>
      {tabs.map(tab => (
        <Link
          key={tab} to="/isu" search={(old: Words) => ({ ...old, tab: tab === 'aktif' ? undefined : tab, buka: undefined })} activeOptions={{ exact: true }}
          aria-current={(search.tab ?? 'aktif') === tab ? 'page' : undefined}
        >
          {t(`inbox.tab.${tab}`)}{counts && <span className={css.tabCount}> {format.number(counts[countOf[tab]])}</span>}
        </Link>
      ))}
    </nav>
  )
}

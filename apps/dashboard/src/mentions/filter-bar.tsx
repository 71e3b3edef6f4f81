import { Button } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PauseButton } from '../ui/live/pause-button'
import { type ChangeSearch, FilterFields } from './filter-fields'
import { countFilters, type MentionSearch } from './filter-state'
import css from './filter-bar.module.css'
import { LaneSwitch } from './lane-switch'
import type { Filter } from './use-mentions'

const FilterSheet = lazy(() => import('./filter-sheet').then(module => ({ default: module.FilterSheet })))

/** Title, filters and the pause button; where there is no room the filters stand in a sheet. */
export function FilterBar({ search, filter, narrow }: { search: MentionSearch; filter: Filter; narrow: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [sheet, setSheet] = useState(false)
  const count = countFilters(search)
  const change: ChangeSearch = part =>
    void navigate({ to: '/sebutan', search: (old: Record<string, unknown>) => ({ ...old, buka: undefined, ...part }) })
  const clear = () => change({ sumber: undefined, nada: undefined, tanda: undefined, periode: undefined, dari: undefined, sampai: undefined, cari: undefined, relevan: undefined })
  return (
    <div className={css.bar}>
      <h1>{t('mentions.title')}</h1>
      <LaneSwitch search={search} filter={filter} />
      {!narrow && <FilterFields search={search} change={change} />}
      {search.cari && (
        <button type="button" className={css.words} onClick={() => change({ cari: undefined })} aria-label={t('filter.dropWords', { words: search.cari })}>
          “{search.cari}” <IconX size={13} aria-hidden />
        </button>
      )}
      {count > 0 && !narrow && <Button variant="subtle" size="compact-sm" onClick={clear}>{t('filter.clear')}</Button>}
      <div className={css.end}>
        {narrow && <Button variant="default" leftSection={<IconFilter size={15} />} onClick={() => setSheet(true)}>{count > 0 ? t('filter.openCount', { count }) : t('filter.open')}</Button>}
        <PauseButton />
      </div>
      {narrow && sheet && (
        <Suspense fallback={null}><FilterSheet search={search} change={change} clear={clear} close={() => setSheet(false)} /></Suspense>
      )}
    </div>
  )
}

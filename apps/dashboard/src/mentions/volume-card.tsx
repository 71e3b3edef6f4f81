import { Tone, type Volume } from '@kentongan/contracts'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { ErrorState } from '../ui/states'
import { ToneMark } from '../ui/tone-label'
import { useFormat } from '../ui/use-format'
import type { MentionSearch } from './filter-state'
import { countTones } from './count-tones'
import type { Filter } from './use-mentions'
import { VolumeTable } from './volume-table'
import css from './volume.module.css'

const VolumeChart = lazy(() => import('./volume-chart').then(module => ({ default: module.VolumeChart })))
const key = 'kentongan-grafik'

/** How many mentions over time and of which tone (thirty days where no period is chosen); can be folded away, and has its numbers as a table. */
export function VolumeCard({ filter, search }: { filter: Filter; search: MentionSearch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [folded, setFolded] = useState(startsFolded)
  const [table, setTable] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['volume', filter],
    queryFn: ({ signal }) => call('volume', { query: filter }, signal),
    placeholderData: before => before,
  })
  const toggle = () => {
    localStorage.setItem(key, folded ? 'buka' : 'tutup')
    setFolded(!folded)
  }
  const totals = countTones(data?.items ?? [])
  return (
    <section className={css.card} aria-label={t('volume.title')}>
      <header className={css.head}>
        <FoldButton folded={folded} bucket={data?.bucket} toggle={toggle} />
        <span className={css.span}>{spanOf(t, search)} · {t('volume.total', { count: totals.all, shown: format.number(totals.all) })}</span>
        {totals.all > 0 && <ToneShares totals={totals} />}
        {!folded && totals.all > 0 && <button type="button" className={css.swap} onClick={() => setTable(!table)} aria-pressed={table}>{t('volume.table')}</button>}
      </header>
      {!folded && <VolumeBody volume={data} error={error} retry={() => void refetch()} table={table} />}
    </section>
  )
}

function FoldButton({ folded, bucket, toggle }: { folded: boolean; bucket: Volume['bucket'] | undefined; toggle: () => void }) {
  const { t } = useTranslation()
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    <button type="button" className={css.fold} onClick={toggle} aria-expanded={!folded}>
      <Chevron size={15} aria-hidden />{t(bucket === 'hour' ? 'volume.perHour' : 'volume.perDay')}
    </button>
  )
}

/** As last left; on a phone the list comes first. */
const startsFolded = () => (localStorage.getItem(key) ?? (window.innerWidth < 720 ? 'tutup' : 'buka')) === 'tutup'

function spanOf(t: TFunction, { periode, dari, sampai }: MentionSearch): string {
  if (periode) return t(`period.${periode}`)
  return t(dari || sampai ? 'filter.ownDates' : 'period.30-hari')
}

function ToneShares({ totals }: { totals: ReturnType<typeof countTones> }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <span className={css.mix}>
      {Tone.options.map(tone => (
        <span key={tone} data-tone={tone}><ToneMark tone={tone} />{format.percent(totals[tone] / totals.all)} <span className={css.toneWord}>{t(`tone.${tone}`).toLowerCase()}</span></span>
      ))}
    </span>
  )
}

type Body = { volume: Volume | undefined; error: unknown; retry: () => void; table: boolean }

function VolumeBody({ volume, error, retry, table }: Body) {
  if (error) return <div className={css.body}><ErrorState error={error} retry={retry} compact /></div>
  if (!volume || countTones(volume.items).all === 0) return null
  if (table) return <VolumeTable volume={volume} />
  return <div className={css.body}><Suspense fallback={<div className={css.room} />}><VolumeChart volume={volume} /></Suspense></div>
}

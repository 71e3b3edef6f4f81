import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Tone } from '@kentongan/contracts'
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
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720)
  const [folded, setFolded] = useState(() => (localStorage.getItem(key) ?? (window.innerWidth < 720 ? 'tutup' : 'buka')) === 'tutup')
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
  const Chevron = folded ? IconChevronRight : IconChevronDown
  const span = search.periode ? t(`period.${search.periode}`) : search.dari || search.sampai ? t('filter.ownDates') : t('period.30-hari')
  return (
    <section className={css.card} aria-label={t('volume.title')}>
      <header className={css.head}>
        <button type="button" className={css.fold} onClick={toggle} aria-expanded={!folded}>
          <Chevron size={15} aria-hidden />{t(data?.bucket === 'hour' ? 'volume.perHour' : 'volume.perDay')}
        </button>
        <span className={css.span}>{span} · {t('volume.total', { count: totals.all, shown: format.number(totals.all) })}</span>
        {totals.all > 0 && (
          <span className={css.mix}>
            {Tone.options.map(tone => (
              <span key={tone} data-tone={tone}><ToneMark tone={tone} />{format.percent(totals[tone] / totals.all)} <span className={phone ? 'visually-hidden' : undefined}>{t(`tone.${tone}`).toLowerCase()}</span></span>
            ))}
          </span>
        )}
        {!folded && totals.all > 0 && <button type="button" className={css.swap} onClick={() => setTable(!table)} aria-pressed={table}>{t('volume.table')}</button>}
      </header>
      {!folded && error !== null && <div className={css.body}><ErrorState error={error} retry={() => void refetch()} compact /></div>}
      {!folded && data && totals.all > 0 && (table ? <VolumeTable volume={data} /> : (
        <div className={css.body}><Suspense fallback={<div className={css.room} />}><VolumeChart volume={data} /></Suspense></div>
      ))}
    </section>
  )
}

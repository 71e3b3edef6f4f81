import type { Coverage } from '@kentongan/contracts'
import { IconActivity } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session'
import { UncoveredNote } from '../sources/uncovered-note'
import { useFormat } from '../ui/use-format'
import { coverageQuery } from './coverage-query'
import css from './coverage-strip.module.css'

/** How many sources are alive, silent or in trouble: what a quiet list is worth. */
export function CoverageStrip() {
  const { t } = useTranslation()
  const format = useFormat()
  const seesSources = useMay('sources.read')
  const { data } = useQuery(coverageQuery)
  if (!data) return <div className={css.strip} aria-hidden />
  return (
    <section className={css.strip} aria-label={t('coverage.title')}>
      <span className={css.name}><IconActivity size={16} aria-hidden />{t('coverage.title')}</span>
      <span><b>{format.number(data.alive)}</b> {t('coverage.alive', { count: data.alive })}</span>
      {data.silent > 0 && <span><i className={css.box} data-state="silent" aria-hidden /><b>{format.number(data.silent)}</b> {t('coverage.silent', { count: data.silent })}</span>}
      {data.failing > 0 && <span><i className={css.box} data-state="failing" aria-hidden /><b>{format.number(data.failing)}</b> {t('coverage.failing', { count: data.failing })}</span>}
      {data.waiting > 0 && <span><b>{format.number(data.waiting)}</b> {t('coverage.waiting', { count: data.waiting })}</span>}
      {data.paused > 0 && <span><b>{format.number(data.paused)}</b> {t('coverage.paused', { count: data.paused })}</span>}
      <span className={css.uncovered}><UncoveredNote /></span>
      <Ticks sources={data.sources} />
      {seesSources && <Link to="/sumber" className={css.link}>{t('coverage.see')}</Link>}
    </section>
  )
}

const most = 120
const step = 4
const tall = 16

/** One tick a source, taller where more was published today: outlined is silent, solid red has failed. */
function Ticks({ sources }: { sources: Coverage['sources'] }) {
  const busiest = Math.max(1, ...sources.map(source => source.itemsToday))
  const troubled = sources.filter(source => source.state !== 'alive').length
  const room = Math.max(0, most - troubled)
  let healthy = 0
  const shown = sources.filter(source => source.state !== 'alive' || healthy++ < room)
  return (
    <svg className={css.ticks} viewBox={`0 0 ${Math.max(1, shown.length) * step} ${tall}`} height={tall} style={{ maxWidth: shown.length * step }} preserveAspectRatio="none" aria-hidden>
      {shown.map((source, index) => {
        const height = source.state === 'alive' ? 5 + 11 * (Math.log1p(source.itemsToday) / Math.log1p(busiest)) : 14
        return <rect key={source.id} data-state={source.state} x={index * step + 0.5} y={(tall - height) / 2} width={source.state === 'alive' ? 2 : 2.5} height={height} />
      })}
    </svg>
  )
}

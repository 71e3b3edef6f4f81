import type { ToneQuality } from '@kentongan/contracts'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/page'
import { useFormat } from '../../ui/use-format'
import css from './quality.module.css'
import { noonOfWeek, weekBars } from './week-bars'

const WeekChart = lazy(() => import('./week-chart').then(module => ({ default: module.WeekChart })))

/** The sample week by week, as a chart or as its table. */
export function Weeks({ weeks }: Pick<ToneQuality, 'weeks'>) {
  const { t } = useTranslation()
  const [table, setTable] = useState(false)
  const bars = weekBars(weeks)
  const swap = <button type="button" className={css.swap} aria-pressed={table} onClick={() => setTable(!table)}>{t('volume.table')}</button>
  return (
    <Panel title={t('quality.perWeek')} aside={swap}>
      {table ? <WeekTable weeks={weeks} /> : (
        <>
          <p className={css.legend}><span data-bar="right">{t('quality.right')}</span><span data-bar="wrong">{t('quality.wrong')}</span></p>
          <Suspense fallback={<div className={css.chart} />}><WeekChart bars={bars} /></Suspense>
        </>
      )}
    </Panel>
  )
}

function WeekTable({ weeks }: Pick<ToneQuality, 'weeks'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const newestFirst = [...weeks].sort((a, b) => (a.week < b.week ? 1 : -1))
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('quality.perWeek')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('quality.week')}</th>
            <th scope="col">{t('quality.judged')}</th>
            <th scope="col">{t('quality.right')}</th>
            <th scope="col">{t('quality.portion')}</th>
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ week, judged, right }) => (
            <tr key={week}>
              <th scope="row">{format.date(noonOfWeek(week))}</th>
              <td>{format.number(judged)}</td>
              <td>{format.number(right)}</td>
              <td>{judged > 0 ? format.percent(right / judged) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

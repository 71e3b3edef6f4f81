import type { TrialState } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import css from './bench.module.css'
import { noonOf } from './day-bars'

/** The chart's numbers, newest first. */
export function TrialTable({ days }: Pick<TrialState, 'days'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const columns = ['now', 'saved', 'gained', 'lost'] as const
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('trial.table')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('trial.day')}</th>{columns.map(column => <th key={column} scope="col">{t(`trial.${column}`)}</th>)}</tr></thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.day}><th scope="row">{format.date(noonOf(day.day))}</th>{columns.map(column => <td key={column}>{format.number(day[column])}</td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

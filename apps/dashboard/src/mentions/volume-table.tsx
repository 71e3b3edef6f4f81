import { Tone, type Volume } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import css from './volume.module.css'

/** The chart's numbers, newest first. */
export function VolumeTable({ volume }: { volume: Volume }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('volume.table')}>
      <table className={css.table}>
        <thead><tr><th scope="col">{t('volume.when')}</th>{Tone.options.map(tone => <th key={tone} scope="col">{t(`tone.${tone}`)}</th>)}<th scope="col">{t('volume.sum')}</th></tr></thead>
        <tbody>
          {[...volume.items].reverse().map(item => (
            <tr key={item.at}>
              <th scope="row">{format.date(item.at)}{volume.bucket === 'hour' && `, ${format.time(item.at)}`}</th>
              {Tone.options.map(tone => <td key={tone}>{format.number(item[tone])}</td>)}
              <td>{format.number(item.negatif + item.netral + item.positif)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

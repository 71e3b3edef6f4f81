import { Tone } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import type { VolumeSlot } from './fill-volume'
import css from './volume.module.css'

/** The chart's numbers, newest first. */
export function VolumeTable({ slots, minutes }: { slots: readonly VolumeSlot[]; minutes: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('volume.table')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('volume.when')}</th>
            {Tone.options.map(tone => <th key={tone} scope="col">{t(`tone.${tone}`)}</th>)}
            <th scope="col">{t('volume.sum')}</th><th scope="col">{t('issue.volume.usual')}</th>
          </tr>
        </thead>
        <tbody>
          {[...slots].reverse().map(slot => (
            <tr key={slot.at}>
              <th scope="row">
                {format.date(slot.at)}, {format.time(slot.at)}–{format.time(new Date(Date.parse(slot.at) + minutes * 60_000))}
              </th>
              {Tone.options.map(tone => <td key={tone}>{format.number(slot[tone])}</td>)}
              <td>{format.number(slot.negatif + slot.netral + slot.positif)}</td><td>{format.decimal(slot.usual)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

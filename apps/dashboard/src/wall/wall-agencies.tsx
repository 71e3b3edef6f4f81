import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { ToneMark } from '../ui/tone-label'
import { WallPanel } from './wall-panel'
import { shareOf } from './wall-shares'
import css from './wall.module.css'

const most = 14

/** Mentions of today by agency, with the share that is negative. */
export function WallAgencies({ wall, format }: { wall: Wall; format: Format }) {
  const { t } = useTranslation()
  const agencies = loudestAgencies(wall, most)
  const legend = <span className={css.legend}><span data-tone="negatif"><ToneMark tone="negatif" />{t('wall.negativeShare')}</span></span>
  return (
    <WallPanel title={t('wall.agencies')} note={t('wall.todayNote')} aside={legend}>
      {agencies.length === 0 && <p className={css.empty}>{t('wall.noMentions')}</p>}
      <AgencyBars agencies={agencies} format={format} />
    </WallPanel>
  )
}

/** One bar an agency, against the loudest of them. */
export function AgencyBars({ agencies, format }: { agencies: Wall['agencies']; format: Format }) {
  const loudest = Math.max(1, ...agencies.map(agency => agency.mentions))
  return (
    <ul className={css.agencies}>
      {agencies.map(agency => (
        <li key={agency.name}>
          <span>{agency.name}</span>
          <i className={css.meter} aria-hidden><i style={{ width: `${shareOf(agency.mentions, loudest) * 100}%` }} /></i>
          <b>{format.number(agency.mentions)}</b>
          <span data-tone="negatif">
            {agency.negatif > 0 && <><ToneMark tone="negatif" />{format.percent(shareOf(agency.negatif, agency.mentions))}</>}
          </span>
        </li>
      ))}
    </ul>
  )
}

export const loudestAgencies = (wall: Wall, most: number) => [...wall.agencies].sort((a, b) => b.mentions - a.mentions).slice(0, most)

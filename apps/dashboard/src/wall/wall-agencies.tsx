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
  const agencies = [...wall.agencies].sort((a, b) => b.mentions - a.mentions).slice(0, most)
  const loudest = Math.max(1, agencies[0]?.mentions ?? 0)
  return (
    <WallPanel title={t('wall.agencies')} note={t('wall.todayNote')} aside={<span className={css.legend}><span data-tone="negatif"><ToneMark tone="negatif" />{t('wall.negativeShare')}</span></span>}>
      {agencies.length === 0 && <p className={css.empty}>{t('wall.noMentions')}</p>}
      <ul className={css.agencies}>
        {agencies.map(agency => (
          <li key={agency.name}>
            <span>{agency.name}</span>
            <i className={css.meter} aria-hidden><i style={{ width: `${shareOf(agency.mentions, loudest) * 100}%` }} /></i>
            <b>{format.number(agency.mentions)}</b>
            <span data-tone="negatif">{agency.negatif > 0 && <><ToneMark tone="negatif" />{format.percent(shareOf(agency.negatif, agency.mentions))}</>}</span>
          </li>
        ))}
      </ul>
    </WallPanel>
  )
}

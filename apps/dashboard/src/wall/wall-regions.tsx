import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { ToneMark } from '../ui/tone-label'
import { AgencyBars, loudestAgencies } from './wall-agencies'
import { WallPanel } from './wall-panel'
import { shadeOf, shareOf } from './wall-shares'
import css from './wall.module.css'

/** Mentions of today by region of the source, the number always printed, the shade logarithmic; below, the loudest `agencies`. */
export function WallRegions({ wall, format, most, agencies }: { wall: Wall; format: Format; most: number; agencies: number }) {
  const { t } = useTranslation()
  const regions = [...wall.regions].sort((a, b) => b.mentions - a.mentions).slice(0, most)
  const loudest = regions[0]?.mentions ?? 0
  const percentOf = ({ negatif, mentions }: Wall['regions'][number]) => format.percent(shareOf(negatif, mentions))
  return (
    <WallPanel title={t('wall.regions')} note={t('wall.todayNote')}>
      {regions.length === 0 && <p className={css.empty}>{t('wall.noRegions')}</p>}
      <ul className={css.tiles}>
        {regions.map(region => (
          <li key={region.name} style={{ background: `color-mix(in srgb, var(--ac-soft) ${Math.round(shadeOf(region.mentions, loudest) * 100)}%, var(--bg))` }}>
            <span>{region.name}</span>
            <p>
              <b>{format.number(region.mentions)}</b>
              {region.negatif > 0 && <small data-tone="negatif"><ToneMark tone="negatif" />{percentOf(region)}</small>}
            </p>
          </li>
        ))}
      </ul>
      {agencies > 0 && wall.agencies.length > 0 && (
        <>
          <p className={css.subhead}>
            <span>{t('wall.agencies')}</span><span data-tone="negatif"><ToneMark tone="negatif" />{t('wall.negativeShare')}</span>
          </p>
          <AgencyBars agencies={loudestAgencies(wall, agencies)} format={format} />
        </>
      )}
    </WallPanel>
  )
}

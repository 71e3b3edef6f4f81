import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { ToneMark } from '../ui/tone-label'
import { WallPanel } from './wall-panel'
import { shadeOf, shareOf } from './wall-shares'
import css from './wall.module.css'

/** Mentions of today by region of the source: the number always printed, the shade logarithmic. */
export function WallRegions({ wall, format, most }: { wall: Wall; format: Format; most: number }) {
  const { t } = useTranslation()
  const regions = [...wall.regions].sort((a, b) => b.mentions - a.mentions).slice(0, most)
  const loudest = regions[0]?.mentions ?? 0
  return (
    <WallPanel title={t('wall.regions')} note={t('wall.todayNote')}>
      {regions.length === 0 && <p className={css.empty}>{t('wall.noRegions')}</p>}
      <ul className={css.tiles}>
        {regions.map(region => (
          <li key={region.name} style={{ background: `color-mix(in srgb, var(--ac-soft) ${Math.round(shadeOf(region.mentions, loudest) * 100)}%, var(--bg))` }}>
            <span>{region.name}</span>
            <p><b>{format.number(region.mentions)}</b>{region.negatif > 0 && <small data-tone="negatif"><ToneMark tone="negatif" />{format.percent(shareOf(region.negatif, region.mentions))}</small>}</p>
          </li>
        ))}
      </ul>
    </WallPanel>
  )
}

import type { Wall } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../format'
import { uncoveredPlatforms } from '../sources/platforms'
import { WallPanel } from './wall-panel'
import css from './wall.module.css'

const most = 120
const tall = 26

/** How many sources are alive, silent or in trouble: what a quiet wall is worth. */
export function WallCoverage({ wall: { coverage }, format }: { wall: Wall; format: Format }) {
  const { t } = useTranslation()
  return (
    <WallPanel title={t('wall.coverage')}>
      <Ticks sources={coverage.sources} />
      <p className={css.coverage}>
        <span><b>{format.number(coverage.alive)}</b> {t('coverage.alive', { count: coverage.alive })}</span>
        {coverage.silent > 0 && (
          <span data-state="silent">
            <b>{format.number(coverage.silent)}</b> {t('coverage.silent', { count: coverage.silent })}
          </span>
        )}
        {coverage.failing > 0 && (
          <span data-state="failing">
            <b>{format.number(coverage.failing)}</b> {t('coverage.failing', { count: coverage.failing })}
          </span>
        )}
      </p>
      <p className={css.uncovered}>{t('coverage.uncovered', { platforms: uncoveredPlatforms(coverage.kinds).map(platform => t(`platform.${platform}`)).join(', ') })}</p>
      {coverage.alive === 0 && <p className={css.alarm}>{t('wall.nobodyListens')}</p>}
    </WallPanel>
  )
}

/** One tick a source, those in trouble always among them; outlined is silent, solid red has failed. */
function Ticks({ sources }: { sources: Wall['coverage']['sources'] }) {
  const troubled = sources.filter(source => source.state !== 'alive').length
  let healthy = 0
  const shown = sources.filter(source => source.state !== 'alive' || healthy++ < Math.max(0, most - troubled))
  const busiest = Math.max(1, ...shown.map(source => source.itemsToday))
  const heightOf = ({ state, itemsToday }: (typeof shown)[number]) => (state === 'alive' ? 8 + 18 * (Math.log1p(itemsToday) / Math.log1p(busiest)) : 22)
  return (
    <svg className={css.ticks} viewBox={`0 0 ${Math.max(1, shown.length) * 4} ${tall}`} preserveAspectRatio="none" aria-hidden>
      {shown.map((source, index) => (
        <rect
          key={source.id} data-state={source.state} x={index * 4 + 0.5} width={2.4} y={(tall - heightOf(source)) / 2}
          height={heightOf(source)}
        />
      ))}
    </svg>
  )
}

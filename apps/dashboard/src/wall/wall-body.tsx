import type { Wall } from '@kentongan/contracts'
import { useMediaQuery } from '@mantine/hooks'
import type { Format } from '../format'
import { panels } from './rotation'
import { WallAgencies } from './wall-agencies'
import { WallCoverage } from './wall-coverage'
import { WallIssues } from './wall-issues'
import { WallNewest } from './wall-newest'
import { WallRegions } from './wall-regions'
import { WallSignals } from './wall-signals'
import { WallUnowned } from './wall-unowned'
import { WallVolume } from './wall-volume'
import css from './wall.module.css'

type Props = { wall: Wall; format: Format; panel: number; now: Date }

/** One of the three panels, and beside it what is always there: how many sources are alive. In the hand all stand one below the other. */
export function WallBody({ wall, format, panel, now }: Props) {
  const name = panels[panel] ?? 'issues'
  const inHand = useMediaQuery('(max-width: 959px)', window.innerWidth < 960)
  if (inHand) return <AllPanels wall={wall} format={format} now={now} />
  return (
    <div className={css.body} data-panel={name}>
      <div className={css.turning} key={name}>
        {name === 'issues' && (
          <>
            <WallIssues wall={wall} format={format} now={now} />
            <div className={css.column}>
              <WallVolume wall={wall} format={format} size="small" />
              <WallRegions wall={wall} format={format} most={8} agencies={5} />
            </div>
          </>
        )}
        {name === 'volume' && (
          <div className={css.column} data-wide>
            <WallVolume wall={wall} format={format} size="large" />
            <WallRegions wall={wall} format={format} most={21} agencies={0} />
          </div>
        )}
        {name === 'agencies' && (
          <>
            <WallAgencies wall={wall} format={format} />
            <div className={css.column}>
              <WallSignals wall={wall} format={format} most={5} />
              <WallUnowned wall={wall} format={format} now={now} />
            </div>
          </>
        )}
      </div>
      <div className={css.column}>
        {name !== 'agencies' && <WallSignals wall={wall} format={format} most={2} />}
        <WallCoverage wall={wall} format={format} />
        <WallNewest wall={wall} format={format} most={8} />
      </div>
    </div>
  )
}

/** Nothing turns away under the reader's thumb. */
function AllPanels({ wall, format, now }: Omit<Props, 'panel'>) {
  return (
    <div className={css.column}>
      <WallIssues wall={wall} format={format} now={now} />
      <WallVolume wall={wall} format={format} size="small" />
      <WallRegions wall={wall} format={format} most={8} agencies={0} />
      <WallAgencies wall={wall} format={format} />
      <WallSignals wall={wall} format={format} most={5} />
      <WallUnowned wall={wall} format={format} now={now} />
      <WallCoverage wall={wall} format={format} />
      <WallNewest wall={wall} format={format} most={8} />
    </div>
  )
}

import type { AgencySignal, Wall } from '@kentongan/contracts'
import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Format, roundSpan } from '../format'
import { WallPanel } from './wall-panel'
import css from './wall.module.css'

/** What rises or falls silent beyond single issues: an agency, or one kind of its sources. */
export function WallSignals({ wall, format, most }: { wall: Wall; format: Format; most: number }) {
  const { t } = useTranslation()
  const signals = wall.signals.slice(0, most)
  return (
    <WallPanel title={t('wall.signals')} note={t('wall.lastDay')}>
      {signals.length === 0 && <p className={css.empty}>{t('wall.noSignals')}</p>}
      <ul className={css.signals}>{signals.map(signal => <Signal key={signal.id} signal={signal} format={format} />)}</ul>
    </WallPanel>
  )
}

function Signal({ signal, format }: { signal: AgencySignal; format: Format }) {
  const { t } = useTranslation()
  const Icon = signal.code === 'rise' ? IconTrendingUp : IconTrendingDown
  const { unit, count } = roundSpan(signal.minutes * 60)
  const [observed, expected] = [format.decimal(signal.observed), format.decimal(signal.expected)]
  const kind = signal.kind ? ` · ${t(`platform.${signal.kind}`)}` : ''
  return (
    <li data-code={signal.code}>
      <Icon aria-hidden />
      <div>
        <p><b>{signal.agency.name}</b>{kind}</p>
        <p className={css.faint}>
          {t(`wall.signal.${signal.code}`, { observed, expected, span: t(`span.${unit}`, { count }) })}
        </p>
      </div>
      <time dateTime={signal.at}>{format.time(signal.at)}</time>
    </li>
  )
}

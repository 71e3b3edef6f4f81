import type { Wall } from '@kentongan/contracts'
import { TimeZone } from '@kentongan/contracts'
import { useTranslation } from 'react-i18next'
import { type Format, formatIn, zoneName } from '../format'
import { Logo } from '../ui/logo'
import { useAgo } from '../ui/use-ago'
import css from './wall.module.css'

type Props = { wall: Wall; format: Format; now: Date; updatedAt: number; late: boolean }

/** Whose wall it is, how fresh it is, and the time in the three zones; the clocks run on when the data does not. */
export function WallHead({ wall, format, now, updatedAt, late }: Props) {
  const { t } = useTranslation()
  const { span } = useAgo()
  const age = Math.max(0, (now.getTime() - updatedAt) / 1_000)
  return (
    <header className={css.head}>
      <span className={css.logo}><Logo size={44} /></span>
      <div className={css.name}><h1>{t('app.name')}</h1><p>{wall.agency?.name ?? t('agency.all')}</p></div>
      <p className={css.pill} data-late={late || undefined} role="status">
        <i aria-hidden />{late ? t('wall.lateSince', { time: `${format.clock(new Date(updatedAt))} ${format.zoneName}` }) : t('wall.fresh', { span: span(age) })}
      </p>
      <div className={css.clocks}>
        {TimeZone.options.map(zone => (
          <Clock key={zone} zone={zone} own={zone === format.zone} now={now} locale={format.locale} />
        ))}
      </div>
    </header>
  )
}

function Clock({ zone, own, now, locale }: { zone: TimeZone; own: boolean; now: Date; locale: Format['locale'] }) {
  const format = formatIn(locale, zone)
  const time = format.time(now)
  return (
    <time className={css.clock} data-own={own || undefined} dateTime={now.toISOString()}>
      <span>{zoneName(zone)}{own && ` · ${format.longDate(now)}`}</span>
      <b>{time}{own && <small>{format.clock(now).slice(time.length)}</small>}</b>
    </time>
  )
}

import type { Locale, TimeZone as Zone, Wall } from '@kentongan/contracts'
import { TimeZone } from '@kentongan/contracts'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatIn } from '../format'
import { usePageTitle } from '../ui/page'
import { useNow } from '../ui/use-now'
import { driftAt } from './drift'
import { takeKioskToken } from './kiosk-token'
import { useRotation } from './use-rotation'
import { isRefused, useWall } from './use-wall'
import { WallBody } from './wall-body'
import { WallFigures } from './wall-figures'
import { WallFoot } from './wall-foot'
import { WallHead } from './wall-head'
import { WallNotice } from './wall-notice'
import css from './wall.module.css'

const lateAfter = 30_000

/** The command centre's wall: read only, dark whatever the theme, by a kiosk's link or by who is signed in. */
export function WallPage() {
  const { t } = useTranslation()
  const [token] = useState(takeKioskToken)
  const { data, error, dataUpdatedAt } = useWall(token)
  usePageTitle(t('wall.title'))
  const refused = isRefused(error)
  const now = useNow(1_000)
  const { x, y } = driftAt(now)
  const late = data !== undefined && now.getTime() - dataUpdatedAt > lateAfter
  return (
    <div className={`${css.wall} always-dark`} data-late={late || undefined} style={{ translate: `${x}px ${y}px` }}>
      {refused && <WallNotice kind={token ? 'revoked' : 'signedOut'} />}
      {!refused && !data && <WallNotice kind={error ? 'unreachable' : 'loading'} />}
      {!refused && data && <Shown wall={data} now={now} updatedAt={dataUpdatedAt} late={late} kiosk={token !== null} />}
    </div>
  )
}

const zoneOf = (wall: Wall): Zone => TimeZone.safeParse(wall.timeZone).data ?? 'Asia/Jakarta'

type Shown = { wall: Wall; now: Date; updatedAt: number; late: boolean; kiosk: boolean }

function Shown({ wall, now, updatedAt, late, kiosk }: Shown) {
  const { i18n } = useTranslation()
  const navigate = useNavigate()
  const leave = useCallback(() => void navigate({ to: '/' }), [navigate])
  const rotation = useRotation(kiosk ? undefined : leave)
  const locale: Locale = i18n.language === 'en' ? 'en' : 'id'
  const zone = zoneOf(wall)
  const format = useMemo(() => formatIn(locale, zone), [locale, zone])
  return (
    <>
      <WallHead wall={wall} format={format} now={now} updatedAt={updatedAt} late={late} />
      <main className={css.main}>
        <WallFigures wall={wall} format={format} />
        <WallBody wall={wall} format={format} panel={rotation.panel} now={now} />
      </main>
      <WallFoot wall={wall} format={format} rotation={rotation} kiosk={kiosk} />
    </>
  )
}

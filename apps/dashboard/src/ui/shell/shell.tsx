import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { useLiveStream } from '../../use-live'
import { Announcer } from '../announcer'
import { FreshnessPill } from '../live/freshness-pill'
import { StaleBanner } from '../live/stale-banner'
import { useLiveRefresh } from '../live/use-live-refresh'
import { Logo } from '../logo'
import { PaletteKey } from '../palette/palette-key'
import { Tag } from '../tag'
import { AccountLink } from './account-link'
import { AgencyName } from './agency-name'
import { Clock } from './clock'
import { SearchBox } from './search-box'
import css from './shell.module.css'
import { SideNav } from './side-nav'
import { TabBar } from './tab-bar'

const AgencySwitch = lazy(() => import('./agency-switch').then(module => ({ default: module.AgencySwitch })))
const key = 'kentongan-menu'

/** Frame around every signed-in page: navigation, top bar, what the line says, and the page itself. */
export function Shell() {
  const { t } = useTranslation()
  const { demo, permissions } = useMe()
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(key) === 'ringkas')
  const main = useRef<HTMLElement>(null)
  useLiveStream()
  useLiveRefresh()
  useFocusOnNewPage(main)
  const toggle = () => {
    localStorage.setItem(key, collapsed ? 'lebar' : 'ringkas')
    setCollapsed(!collapsed)
  }
  const readsMentions = permissions.includes('mentions.read')
  return (
    <div className={css.shell} data-collapsed={collapsed || undefined}>
      <a className="skip-link" href="#isi">{t('nav.skip')}</a>
      <SideNav collapsed={collapsed} toggle={toggle} />
      <header className={css.top}>
        <span className={css.topLogo}><Logo /></span>
        {readsMentions && <Suspense fallback={<AgencyName />}><AgencySwitch /></Suspense>}
        {readsMentions && <SearchBox />}
        <div className={css.topEnd}>
          {demo && <Tag kind="mark">{t('demo.mark')}</Tag>}
          {readsMentions && <FreshnessPill />}
          <Clock />
          <span className={css.topAccount}><AccountLink /></span>
        </div>
      </header>
      <main id="isi" ref={main} tabIndex={-1} className={css.main} data-scroll-root>
        {readsMentions && <StaleBanner />}
        <Outlet />
      </main>
      <TabBar />
      <Announcer />
      <PaletteKey />
    </div>
  )
}

/** A new page starts at its top with the focus on it, so that keyboard and screen reader follow. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: state => state.location.pathname })
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    main.current?.scrollTo({ top: 0 })
    main.current?.focus({ preventScroll: true })
  }, [path, main])
}

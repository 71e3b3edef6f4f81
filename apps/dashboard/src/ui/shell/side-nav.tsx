import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session'
import { useChosenAgency } from '../chosen-agency'
import { Logo } from '../logo'
import { AccountLink, SignOutButton } from './account-link'
import { navItems } from './nav-items'
import css from './shell.module.css'

/** The links a viewer's permissions allow; the mentions link keeps the chosen agency. */
export function NavLinks({ labels }: { labels: boolean }) {
  const { t } = useTranslation()
  const { permissions } = useMe()
  const agency = useChosenAgency()
  const items = navItems.filter(item => permissions.includes(item.permission))
  return items.map(item => (
    <li key={item.to}>
      <Link
        to={item.to}
        title={labels ? undefined : t(item.label)}
        search={item.to === '/sebutan' && agency ? { instansi: agency } : {}}
        className={css.navLink}
        activeOptions={{ exact: false, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <item.icon size={18} stroke={1.7} aria-hidden />
        <span className={css.navLabel}>{t(item.label)}</span>
      </Link>
    </li>
  ))
}

export function SideNav({ collapsed, toggle }: { collapsed: boolean; toggle: () => void }) {
  const { t } = useTranslation()
  const label = t(collapsed ? 'nav.expand' : 'nav.collapse')
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={css.side} aria-label={t('nav.label')}>
      <div className={css.brand}><Logo /><span className={css.brandName}>{t('app.name')}</span></div>
      <ul className={css.navList}><NavLinks labels={!collapsed} /></ul>
      <div className={css.sideFoot}>
        <button type="button" className={css.collapse} onClick={toggle} aria-label={label} title={label}>
          <Icon size={18} stroke={1.7} aria-hidden /><span className={css.navLabel}>{label}</span>
        </button>
        <div className={css.footRow}><AccountLink withName /><SignOutButton /></div>
      </div>
    </nav>
  )
}

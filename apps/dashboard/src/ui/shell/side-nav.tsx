import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { issueCountQuery } from '../../inbox/issue-count'
import { useMay, useMe } from '../../session'
import { useChosenAgency } from '../chosen-agency'
import { useFormat } from '../use-format'
import { Logo } from '../logo'
import { AccountLink, SignOutButton } from './account-link'
import { navItems } from './nav-items'
import css from './shell.module.css'

const SavedViews = lazy(() => import('../../inbox/views/saved-views').then(module => ({ default: module.SavedViews })))
const narrowed: readonly string[] = ['/sebutan', '/isu']

type NavItem = (typeof navItems)[number]

/** What a viewer's permissions allow. */
export function useNavItems(): readonly NavItem[] {
  const { permissions } = useMe()
  return navItems.filter(item => permissions.includes(item.permission))
}

/** Links to pages; those to lists keep the chosen agency. */
export function NavLinks({ items, labels }: { items: readonly NavItem[]; labels: boolean }) {
  const { t } = useTranslation()
  const agency = useChosenAgency()
  return items.map(item => (
    <li key={item.to}>
      <Link
        to={item.to}
        title={labels ? undefined : t(item.label)}
        search={narrowed.includes(item.to) && agency ? { instansi: agency } : {}}
        className={css.navLink}
        activeOptions={{ exact: false, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <item.icon size={18} stroke={1.7} aria-hidden />
        <span className={css.navLabel}>{t(item.label)}</span>
        {item.to === '/isu' && labels && <IssueCount agency={agency} />}
      </Link>
    </li>
  ))
}

/** How many issues are active. */
function IssueCount({ agency }: { agency: number | undefined }) {
  const format = useFormat()
  const { data } = useQuery(issueCountQuery(agency))
  return data === undefined ? null : <span className={css.navCount}>{format.number(data)}</span>
}

export function SideNav({ collapsed, toggle }: { collapsed: boolean; toggle: () => void }) {
  const { t } = useTranslation()
  const seesIssues = useMay('mentions.read')
  const items = useNavItems()
  const label = t(collapsed ? 'nav.expand' : 'nav.collapse')
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={css.side} aria-label={t('nav.label')}>
      <div className={css.brand}><Logo /><span className={css.brandName}>{t('app.name')}</span></div>
      <ul className={css.navList}><NavLinks items={items} labels={!collapsed} /></ul>
      {seesIssues && !collapsed && <div className={css.views}><Suspense fallback={null}><SavedViews /></Suspense></div>}
      <div className={css.sideFoot}>
        <button type="button" className={css.collapse} onClick={toggle} aria-label={label} title={label}>
          <Icon size={18} stroke={1.7} aria-hidden /><span className={css.navLabel}>{label}</span>
        </button>
        <div className={css.footRow}><AccountLink withName /><SignOutButton /></div>
      </div>
    </nav>
  )
}

import { IconDots } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import css from './shell.module.css'
import { NavLinks, useNavItems } from './side-nav'

/** As many as stand side by side on a phone of 360 pixels, each with its word. */
const mostTabs = 5
const menu = 'menu-lainnya'

/** The pages at the foot of a phone; those for which there is no room are behind the last tab. */
export function TabBar() {
  const { t } = useTranslation()
  const items = useNavItems()
  const path = useRouterState({ select: state => state.location.pathname })
  const list = useRef<HTMLUListElement>(null)
  const shown = items.length > mostTabs ? items.slice(0, mostTabs - 1) : items
  const others = items.slice(shown.length)
  const close = () => list.current?.hidePopover()
  return (
    <nav className={css.tabs} aria-label={t('nav.label')}>
      <ul className={css.tabRow}>
        <NavLinks items={shown} labels />
        {others.length > 0 && (
          <li>
            <button type="button" className={css.navLink} popoverTarget={menu} data-current={others.some(item => path.startsWith(item.to)) || undefined}>
              <IconDots size={18} stroke={1.7} aria-hidden /><span className={css.navLabel}>{t('nav.more')}</span>
            </button>
          </li>
        )}
      </ul>
      {others.length > 0 && <ul id={menu} ref={list} popover="auto" className={css.tabMenu} onClick={close}><NavLinks items={others} labels /></ul>}
    </nav>
  )
}

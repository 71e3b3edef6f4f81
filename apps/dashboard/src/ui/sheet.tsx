import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './dialog.module.css'

type Props = { title: string; closeLabel: string; position: 'right' | 'bottom'; size: string; flush?: boolean; close: () => void; children: ReactNode }

/** A sheet from the side or from below, without Mantine's `header` element (see Dialog). */
export function Sheet({ title, closeLabel, position, size, flush = false, close, children }: Props) {
  return (
    <Drawer.Root opened onClose={close} position={position} size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={css.head} data-flush={flush || undefined}><Drawer.Title>{title}</Drawer.Title><Drawer.CloseButton aria-label={closeLabel} /></div>
        <Drawer.Body {...(flush ? { p: 0 } : {})}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

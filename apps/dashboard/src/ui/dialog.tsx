import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './dialog.module.css'

type Props = { title: string; size?: 'md' | 'lg' | 'xl'; closeOnClickOutside?: boolean; close: () => void; children: ReactNode }

/** A dialog of ours: Mantine's parts without its `header` element, which screen readers would take for the page's banner. */
export function Dialog({ title, size = 'md', closeOnClickOutside = true, close, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened onClose={close} size={size} closeOnClickOutside={closeOnClickOutside}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={css.head}><Modal.Title>{title}</Modal.Title><Modal.CloseButton aria-label={t('action.close')} /></div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

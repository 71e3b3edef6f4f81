import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog'
import css from './dialog.module.css'
import { ErrorState } from './states'

type Props = { title: string; confirm: string; busy: boolean; error: unknown; onConfirm: () => void; close: () => void; children: ReactNode }

/** Asks before something is removed. Everything else applies at once and can be undone. */
export function ConfirmDialog({ title, confirm, busy, error, onConfirm, close, children }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog close={close} title={title}>
      <div className={css.dialog}>
        <div>{children}</div>
        {error !== null && error !== undefined && <ErrorState error={error} compact />}
        <div className={css.actions}><Button variant="default" onClick={close} data-autofocus>{t('action.cancel')}</Button><Button color="red" loading={busy} onClick={onConfirm}>{confirm}</Button></div>
      </div>
    </Dialog>
  )
}

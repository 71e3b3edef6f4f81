import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { hideToast, showToast } from './toast'
import { ToastLine } from './toast-line'
import { createUndoOffers, type Offer } from './undo-offers'

const id = 'urungkan'
/** One for all pages: its message stays where one goes. */
const { offer, undo } = createUndoOffers(Date.now)

/** Shows a message with "Urungkan". */
export type OfferUndo = (text: string, act: () => void) => Offer

/** The last step that can be undone, by the button of its message or by a key; only one at a time, for eight seconds. */
export function useUndo(): { readonly offer: OfferUndo; readonly undo: () => void } {
  const { t } = useTranslation()
  return useMemo(() => {
    const screen = {
      show: (text: string, forMs: number, act: () => void) => void showToast({ id, autoClose: forMs, message: <ToastLine text={text} action={t('correction.undo')} act={act} /> }),
      hide: () => void hideToast(id),
    }
    return { undo, offer: (text, act) => offer(screen, text, act) }
  }, [t])
}

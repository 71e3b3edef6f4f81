import { useTranslation } from 'react-i18next'
import list from '../mentions/mentions.module.css'
import { useMe } from '../session'

/** The keys at hand, as a line under the list. */
export function InboxHints({ acts, help }: { acts: boolean; help: () => void }) {
  const { t } = useTranslation()
  const { shortcuts } = useMe().account
  if (!shortcuts) return null
  return (
    <div className={list.hints}>
      <span><kbd>J</kbd><kbd>K</kbd> {t('keys.move')}</span>
      <span><kbd>Enter</kbd> {t('keys.open')}</span>
      {acts && <span><kbd>A</kbd> {t('inbox.keys.acknowledge')}</span>}
      {acts && <span><kbd>S</kbd> {t('inbox.keys.take')}</span>}
      {acts && <span><kbd>M</kbd> {t('inbox.keys.mute')}</span>}
      {acts && <span><kbd>X</kbd> {t('keys.pick')}</span>}
      {acts && <span><kbd>U</kbd> {t('keys.undo')}</span>}
      <span><kbd>/</kbd> {t('keys.search')}</span>
      <button type="button" onClick={help}><kbd>?</kbd> {t('keys.help')}</button>
    </div>
  )
}

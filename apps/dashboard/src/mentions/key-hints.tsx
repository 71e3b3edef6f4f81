import { useTranslation } from 'react-i18next'
import { useMe } from '../session'
import css from './mentions.module.css'

/** The keys at hand, as a line under the list. */
export function KeyHints({ corrects, inDoubt, help }: { corrects: boolean; inDoubt: boolean; help: () => void }) {
  const { t } = useTranslation()
  const { shortcuts } = useMe().account
  if (!shortcuts) return null
  return (
    <div className={css.hints}>
      <span><kbd>J</kbd><kbd>K</kbd> {t('keys.move')}</span>
      <span><kbd>Enter</kbd> {t('keys.open')}</span>
      {corrects && <span><kbd>−</kbd><kbd>0</kbd><kbd>+</kbd> {t('keys.tone')}</span>}
      {corrects && inDoubt && <span><kbd>R</kbd> {t('keys.relevant')}</span>}
      {corrects && <span><kbd>X</kbd> {t('keys.irrelevant')}</span>}
      {corrects && <span><kbd>P</kbd> {t('keys.pick')}</span>}
      {corrects && <span><kbd>U</kbd> {t('keys.undo')}</span>}
      <span><kbd>/</kbd> {t('keys.search')}</span>
      <button type="button" onClick={help}><kbd>?</kbd> {t('keys.help')}</button>
    </div>
  )
}

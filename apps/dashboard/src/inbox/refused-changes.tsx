import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { type Refusal, refusalWords } from './change-words'
import css from './inbox.module.css'

const most = 4

/** What was not kept because somebody else was first: who, what, and the state that holds. */
export function RefusedChanges({ refused, close }: { refused: readonly Refusal[]; close: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  if (refused.length === 0) return null
  return (
    <div className={css.refused} role="alert">
      <div>
        <b>{t('inbox.refused.title', { count: refused.length, shown: format.number(refused.length) })}</b>
        <ul>{refused.slice(0, most).map(each => <li key={`${each.id}${each.field}`}>{refusalWords(t, format, each, now)}</li>)}</ul>
        {refused.length > most && <p>{t('inbox.refused.more', { count: refused.length - most, shown: format.number(refused.length - most) })}</p>}
      </div>
      <CloseButton onClick={close} aria-label={t('action.close')} />
    </div>
  )
}

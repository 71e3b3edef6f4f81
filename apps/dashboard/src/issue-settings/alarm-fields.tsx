import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import type { Fields } from './score-fields'
import { numberIn } from './settings-draft'
import css from './issue-settings.module.css'

/** How many false alarms people put up with, in words and as what it comes to for all of them. */
export function AlarmFields({ draft, change, manages }: Fields) {
  const { t } = useTranslation()
  const format = useFormat()
  const budget = numberIn(draft.budget)
  const analysts = numberIn(draft.analysts)
  const known = budget > 0 && analysts > 0
  return (
    <>
      {manages && (
        <div className={css.pair}>
          <label>
            {t('issueSettings.budget')}
            <input
              className={css.number} type="number" min={0.1} max={50} step="any" required value={draft.budget}
              onChange={event => change({ ...draft, budget: event.target.value })}
            />
          </label>
          <label>
            {t('issueSettings.analysts')}
            <input
              className={css.number} type="number" min={1} max={500} step={1} required value={draft.analysts}
              onChange={event => change({ ...draft, analysts: event.target.value })}
            />
          </label>
        </div>
      )}
      {known && (
        <p>
          {t('issueSettings.budgetWords', { budget: format.decimal(budget) })}{' '}
          {t('issueSettings.budgetAll', { count: analysts, analysts: format.number(analysts), all: format.decimal(budget * analysts) })}
        </p>
      )}
      <p className={css.faint}>{t('issueSettings.budgetNote')}</p>
    </>
  )
}

import type { IssueSettings } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import { useFormat } from '../ui/use-format'
import { differencesOf, numberIn, type SettingsDraft } from './settings-draft'
import css from './issue-settings.module.css'

/** Somebody else saved first: their values beside one's own, and the choice which of them to keep. */
export function SettingsConflict({ draft, theirs, take }: { draft: SettingsDraft; theirs: IssueSettings; take: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const differences = differencesOf(draft, theirs)
  const shown = (mine: string) => (Number.isNaN(numberIn(mine)) ? '–' : format.decimal(numberIn(mine)))
  return (
    <div className={dialog.notice} role="alert">
      <p><b>{t('issueSettings.conflict')}</b></p>
      <ul className={css.conflict}>
        {differences.map(({ name, theirs: now, mine }) => (
          <li key={name}>
            {t(`issueSettings.name.${name}`)}: {t('issueSettings.theirs', { value: format.decimal(now) })}
            {', '}{t('issueSettings.mine', { value: shown(mine) })}
          </li>
        ))}
      </ul>
      <Button variant="default" onClick={take}>{t('issueSettings.takeTheirs')}</Button>
    </div>
  )
}

import { type Issue, Level } from '@kentongan/contracts'
import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { LevelChip } from '../ui/level-chip'
import css from './issue.module.css'
import { type ChangeIssue, useChangeOfSeen } from './use-issue-change'

/** A level by a person needs a reason, which the timeline keeps; a level of one's own can be given back to the score. */
export function LevelChange({ issue, change, close }: { issue: Issue; change: ChangeIssue; close: () => void }) {
  const { t } = useTranslation()
  const [level, setLevel] = useState<Level>(issue.level)
  const [reason, setReason] = useState('')
  const changeSeen = useChangeOfSeen(issue, change)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (await changeSeen({ level, reason: reason.trim() }, t('issue.change.level', { level: t(`level.${level}`) }))) close()
  }
  const giveBack = async () => {
    if (await changeSeen({ level: null }, t('issue.change.levelBack'))) close()
  }
  return (
    <Dialog title={t('issue.changeLevel')} close={close}>
      <form className={dialog.dialog} onSubmit={event => void save(event)}>
        <fieldset className={css.levels}>
          <legend className="visually-hidden">{t('issue.levelLabel')}</legend>
          {Level.options.map(each => (
            <label key={each}>
              <input type="radio" name="level" value={each} checked={level === each} onChange={() => setLevel(each)} />
              <LevelChip level={each} />
            </label>
          ))}
        </fieldset>
        <p className={dialog.faint}>{t('issue.scoreSays', { level: t(`level.${issue.machineLevel}`) })}</p>
        <Textarea
          label={t('issue.levelReason')} description={t('issue.levelReasonHint')} required minLength={3} maxLength={500} rows={3}
          value={reason} onChange={event => setReason(event.target.value)} data-autofocus
        />
        <div className={dialog.actions}>
          {issue.levelReason !== null && (
            <Button variant="subtle" onClick={() => void giveBack()}>{t('issue.levelGiveBack')}</Button>
          )}
          <Button variant="default" onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit">{t('action.save')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

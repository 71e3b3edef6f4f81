import type { Issue } from '@kentongan/contracts'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './issue.module.css'
import { type ChangeIssue, useChangeOfSeen } from './use-issue-change'

/** The title, written over in its own place. What was typed stays there until it is saved or given up. */
export function TitleField({ issue, change }: { issue: Issue; change: ChangeIssue | undefined }) {
  const { t } = useTranslation()
  const [editing, setEditing] = useState(false)
  const title = issue.title || t('mentions.untitled')
  if (change && editing) return <TitleForm issue={issue} change={change} close={() => setEditing(false)} />
  return (
    <div className={css.title}>
      <h1>{title}</h1>
      {change && (
        <ActionIcon aria-label={t('issue.editTitle')} title={t('issue.editTitle')} onClick={() => setEditing(true)}>
          <IconPencil size={16} />
        </ActionIcon>
      )}
    </div>
  )
}

function TitleForm({ issue, change, close }: { issue: Issue; change: ChangeIssue; close: () => void }) {
  const { t } = useTranslation()
  const [words, setWords] = useState(issue.title)
  const changeSeen = useChangeOfSeen(issue, change)
  const save = async (title: string | null) => {
    if (title === issue.title) return close()
    if (await changeSeen({ title }, t(title === null ? 'issue.change.titleBack' : 'issue.change.title'))) close()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save(words.trim())
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  return (
    <form className={css.titleForm} onSubmit={submit} onKeyDown={leave}>
      <h1 className="visually-hidden">{issue.title}</h1>
      <TextInput
        aria-label={t('issue.titleLabel')} value={words} onChange={event => setWords(event.target.value)} minLength={3}
        maxLength={200} required autoFocus
      />
      <Button type="submit">{t('action.save')}</Button>
      <Button variant="default" onClick={close}>{t('action.cancel')}</Button>
      {issue.titled && (
        <Button variant="subtle" title={issue.machineTitle} onClick={() => void save(null)}>{t('issue.machineTitle')}</Button>
      )}
    </form>
  )
}

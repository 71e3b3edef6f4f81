import { type Issue, IssueTab } from '@kentongan/contracts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api-client'
import { Dialog } from '../ui/dialog'
import dialog from '../ui/dialog.module.css'
import { LevelChip } from '../ui/level-chip'
import { ListStates } from '../ui/states'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import { issueName, issueNumber } from './issue-words'
import css from './issue.module.css'

type Props = {
  title: string; text: string; confirm: string; except: number; busy: boolean
  choose: (issue: Issue) => void; close: () => void
}

/** Finds another issue by words or by its number, and hands over the one that was chosen. */
export function IssueSearchDialog({ title, text, confirm, except, busy, choose, close }: Props) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [tab, setTab] = useState<IssueTab>('active')
  const [chosenId, setChosenId] = useState<number | null>(null)
  const list = useFoundIssues(words, tab)
  const found = (list.data ?? []).filter(issue => issue.id !== except)
  // What was chosen and is found no more is not taken unseen.
  const chosen = found.find(issue => issue.id === chosenId)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) choose(chosen)
  }
  return (
    <Dialog title={title} size="lg" close={close}>
      <form className={dialog.dialog} onSubmit={submit}>
        <p>{text}</p>
        <div className={css.find}>
          <TextInput
            type="search" label={t('issue.find')} placeholder={t('issue.findExample')} maxLength={200} value={words}
            onChange={event => setWords(event.target.value)} data-autofocus
          />
          <NativeSelect
            label={t('issue.findAmong')} value={tab} onChange={event => setTab(IssueTab.parse(event.target.value))}
            data={(['active', 'muted', 'done'] as const).map(value => ({ value, label: t(`issue.tab.${value}`) }))}
          />
        </div>
        <ListStates list={list} empty={found.length === 0} rows={4} height={44}>
          <p className={dialog.faint} role="status">{t('issue.noneFound')}</p>
        </ListStates>
        {found.length > 0 && (
          <fieldset className={css.found}>
            <legend className="visually-hidden">{t('issue.list')}</legend>
            {found.map(issue => (
              <FoundIssue key={issue.id} issue={issue} chosen={chosen === issue} choose={() => setChosenId(issue.id)} />
            ))}
          </fieldset>
        )}
        <div className={dialog.actions}>
          <Button variant="default" onClick={close}>{t('action.cancel')}</Button>
          <Button type="submit" loading={busy} disabled={!chosen}>{confirm}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function useFoundIssues(words: string, tab: IssueTab) {
  const [q] = useDebouncedValue(words.trim(), 250)
  return useQuery({
    queryKey: ['issue-found', q, tab],
    queryFn: async ({ signal }) => {
      const id = issueNumber(q)
      if (id !== null) return (await call('readIssues', { body: { ids: [id] } }, signal)).items
      return (await call('issues', { query: { tab, limit: 20, ...(q ? { q } : {}) } }, signal)).items
    },
    placeholderData: keepPreviousData,
  })
}

function FoundIssue({ issue, chosen, choose }: { issue: Issue; chosen: boolean; choose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(60_000)
  return (
    <label className={css.foundRow} data-chosen={chosen || undefined}>
      <input type="radio" name="issue" checked={chosen} onChange={choose} />
      <LevelChip level={issue.level} />
      <span className={css.foundWords}>
        <b>{issue.title || t('mentions.untitled')}</b>
        <small>
          {issueName(issue.id)} · {format.number(issue.mentions)} {t('issue.mentions', { count: issue.mentions })}
          {' · '}{t('issue.last').toLowerCase()} {format.short(issue.lastAt, now)}
        </small>
      </span>
    </label>
  )
}

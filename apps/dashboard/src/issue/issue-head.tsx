import type { Issue } from '@kentongan/contracts'
import { Button } from '@mantine/core'
import { IconChevronRight, IconGitMerge } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listOf } from '../inbox/issue-search'
import { IssueMeta } from './issue-meta'
import { IssueSearchDialog } from './issue-search'
import { issueName } from './issue-words'
import css from './issue.module.css'
import { LevelChange } from './level-change'
import { LevelSaid } from './level-said'
import { MuteMenu } from './mute-menu'
import { Neighbours } from './neighbours'
import { NextStep } from './status-menu'
import { TitleField } from './title-field'
import type { useGrouping } from './use-grouping'
import type { ChangeIssue } from './use-issue-change'

type Grouping = ReturnType<typeof useGrouping>
type Props = { issue: Issue; change: ChangeIssue | undefined; busy: boolean; grouping: Grouping }

/** Where one is, what the issue is called, how grave it is, and what can be done about it. */
export function IssueHead({ issue, change, busy, grouping }: Props) {
  const { t } = useTranslation()
  return (
    <header className={css.head}>
      <div className={css.path}>
        <nav aria-label={t('issue.path')}>
          <Link to="/isu" search={listOf}>{t('issue.list')}</Link><IconChevronRight size={13} aria-hidden /><span aria-current="page">{issueName(issue.id)}</span>
        </nav>
        <Neighbours id={issue.id} />
      </div>
      <div className={css.titleRow}>
        <div className={css.titleLine}>
          <TitleField issue={issue} change={change} />
          <LevelSaid issue={issue} />
        </div>
        {change && <Actions issue={issue} change={change} busy={busy} grouping={grouping} />}
      </div>
      <IssueMeta issue={issue} change={change} />
    </header>
  )
}

function Actions({ issue, change, busy, grouping }: { issue: Issue; change: ChangeIssue; busy: boolean; grouping: Grouping }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<'level' | 'merge' | null>(null)
  const close = () => setOpen(null)
  const merge = async (into: Issue) => {
    const decided = await grouping.decide({
      decision: () => Promise.resolve({ kind: 'merge', from: [issue.id], into: into.id }),
      done: () => t('issue.group.merged', { issue: issueName(into.id) }),
    })
    if (decided) close()
  }
  return (
    <div className={css.actions}>
      <MuteMenu issue={issue} change={change} />
      <Button variant="default" leftSection={<IconGitMerge size={15} />} disabled={busy} onClick={() => setOpen('merge')}>
        {t('issue.merge')}
      </Button>
      <Button variant="default" data-key="l" rightSection={<kbd aria-hidden>L</kbd>} onClick={() => setOpen('level')}>
        {t('issue.changeLevel')}
      </Button>
      <NextStep issue={issue} change={change} />
      {open === 'level' && <LevelChange issue={issue} change={change} close={close} />}
      {open === 'merge' && (
        <IssueSearchDialog
          title={t('issue.mergeTitle', { issue: issueName(issue.id) })} text={t('issue.mergeText')} confirm={t('issue.merge')}
          except={issue.id} busy={busy} choose={into => void merge(into)} close={close}
        />
      )}
    </div>
  )
}

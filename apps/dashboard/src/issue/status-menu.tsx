import { type Issue, IssueStatus } from '@kentongan/contracts'
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { statusWord } from './issue-words'
import css from './issue.module.css'
import type { ChangeIssue } from './use-issue-change'

const next: Record<IssueStatus, IssueStatus> = { new: 'acknowledged', acknowledged: 'done', done: 'acknowledged' }

/** What usually comes next, as one button. */
export function NextStep({ issue, change }: { issue: Issue; change: ChangeIssue }) {
  const { t } = useTranslation()
  const to = next[issue.status]
  const act = () => void change({ status: to }, t(`issue.change.${to}`))
  return (
    <Button
      variant={issue.status === 'done' ? 'default' : 'filled'} leftSection={<IconCheck size={15} />}
      rightSection={issue.status === 'new' ? <kbd aria-hidden>A</kbd> : undefined} onClick={act}
    >
      {t(`issue.step.${issue.status}`)}
    </Button>
  )
}

/** Any status from any other. */
export function StatusMenu({ issue, change }: { issue: Issue; change: ChangeIssue | undefined }) {
  const { t } = useTranslation()
  if (!change) return <b>{statusWord(t, issue.status)}</b>
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <button type="button" className={css.metaButton}>
          <b>{statusWord(t, issue.status)}</b><IconChevronDown size={13} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {IssueStatus.options.map(status => (
          <Menu.Item
            key={status} disabled={status === issue.status} onClick={() => void change({ status }, t(`issue.change.${status}`))}
          >
            {statusWord(t, status)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

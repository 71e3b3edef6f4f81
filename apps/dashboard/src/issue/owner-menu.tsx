import type { Issue } from '@kentongan/contracts'
import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../session'
import { assigneesQuery } from './issue-queries'
import css from './issue.module.css'
import type { ChangeIssue } from './use-issue-change'

/** Who answers for the issue: oneself, another person, or nobody. */
export function OwnerMenu({ issue, change }: { issue: Issue; change: ChangeIssue | undefined }) {
  const { t } = useTranslation()
  const { account } = useMe()
  const [asked, setAsked] = useState(false)
  const { data } = useQuery({ ...assigneesQuery, enabled: asked && change !== undefined })
  const name = issue.owner?.name ?? t('issue.noOwner')
  if (!change) return <b>{name}</b>
  const give = (owner: { readonly id: number; readonly name: string } | null) =>
    void change({ ownerId: owner?.id ?? null }, owner ? t('issue.change.owner', { name: owner.name }) : t('issue.change.ownerless'))
  const others = (data?.items ?? []).filter(({ id }) => id !== account.id && id !== issue.owner?.id)
  return (
    <Menu position="bottom-start" width={220} onOpen={() => setAsked(true)}>
      <Menu.Target>
        <button type="button" className={css.metaButton}><b>{name}</b><IconChevronDown size={13} aria-hidden /></button>
      </Menu.Target>
      <Menu.Dropdown className={css.owners}>
        {issue.owner?.id !== account.id && (
          <Menu.Item rightSection={<kbd aria-hidden>S</kbd>} onClick={() => give(account)}>{t('issue.takeOver')}</Menu.Item>
        )}
        {others.map(person => <Menu.Item key={person.id} onClick={() => give(person)}>{person.name}</Menu.Item>)}
        {issue.owner && <Menu.Item onClick={() => give(null)}>{t('issue.letGo')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}

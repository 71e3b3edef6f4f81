import type { Issue } from '@kentongan/contracts'
import { Button, Menu } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isMuted, type MuteChoice, muteChoices, muteUntil } from '../inbox/issue-change'
import { useNow } from '../ui/use-now'
import type { ChangeIssue } from './use-issue-change'

/** Quiets an issue for a while; one that rises comes back before. */
export function MuteMenu({ issue, change }: { issue: Issue; change: ChangeIssue }) {
  const { t } = useTranslation()
  const now = useNow(60_000)
  if (isMuted(issue, now)) {
    return (
      <Button variant="default" onClick={() => void change({ mutedUntil: null }, t('issue.change.unmuted'))}>
        {t('issue.mute.end')}
      </Button>
    )
  }
  const mute = (choice: MuteChoice) =>
    void change({ mutedUntil: muteUntil(choice, new Date()) }, t('issue.change.muted', { span: t(`inbox.mute.${choice}`).toLowerCase() }))
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" data-key="m" leftSection={<IconBellOff size={15} />} rightSection={<kbd aria-hidden>M</kbd>}>
          {t('issue.mute.start')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {muteChoices.map(choice => <Menu.Item key={choice} onClick={() => mute(choice)}>{t(`inbox.mute.${choice}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

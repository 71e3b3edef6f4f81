import type { Issue } from '@kentongan/contracts'
import { Button, Menu } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isMuted, type MuteChoice, muteChoices, muteUntil, untilItRises } from '../inbox/issue-change'
import { useFormat } from '../ui/use-format'
import { useNow } from '../ui/use-now'
import type { ChangeIssue } from './use-issue-change'

/** When a muted issue comes back, in words. */
export function useMutedWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return (until: string) => (until === untilItRises ? t('issue.mute.untilRise') : t('issue.mute.until', { until: format.full(until) }))
}

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
    void change({ mutedUntil: muteUntil(choice, new Date()) }, t('issue.change.muted', { span: t(`issue.mute.${choice}`).toLowerCase() }))
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="default" data-key="m" leftSection={<IconBellOff size={15} />} rightSection={<kbd aria-hidden>M</kbd>}>
          {t('issue.mute.start')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {muteChoices.map(choice => <Menu.Item key={choice} onClick={() => mute(choice)}>{t(`issue.mute.${choice}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

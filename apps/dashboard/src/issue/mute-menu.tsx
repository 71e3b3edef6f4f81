import type { Issue } from '@kentongan/contracts'
import { Button, Menu } from '@mantine/core'
import { IconBellOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/use-format'
import type { ChangeIssue } from './use-issue-change'

const spans = { hour: 3_600_000, day: 86_400_000, rise: null } as const
/** Muted without an end: it comes back when it rises. */
const endless = '9999-12-31T00:00:00.000Z'
const farAway = 5 * 365 * 86_400_000

/** When a muted issue comes back, in words. */
export function useMutedWords() {
  const { t } = useTranslation()
  const format = useFormat()
  return (until: string) => (Date.parse(until) - Date.now() > farAway ? t('issue.mute.untilRise') : t('issue.mute.until', { until: format.full(until) }))
}

/** Quiets an issue for a while; one that rises comes back before. */
export function MuteMenu({ issue, change }: { issue: Issue; change: ChangeIssue }) {
  const { t } = useTranslation()
  if (issue.mutedUntil !== null) {
    return <Button variant="default" onClick={() => void change({ mutedUntil: null }, t('issue.change.unmuted'))}>{t('issue.mute.end')}</Button>
  }
  const mute = (span: keyof typeof spans) => {
    const length = spans[span]
    void change({ mutedUntil: length === null ? endless : new Date(Date.now() + length).toISOString() }, t('issue.change.muted', { span: t(`issue.mute.${span}`).toLowerCase() }))
  }
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target><Button variant="default" data-key="m" leftSection={<IconBellOff size={15} />} rightSection={<kbd aria-hidden>M</kbd>}>{t('issue.mute.start')}</Button></Menu.Target>
      <Menu.Dropdown>
        {(['hour', 'day', 'rise'] as const).map(span => <Menu.Item key={span} onClick={() => mute(span)}>{t(`issue.mute.${span}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  )
}

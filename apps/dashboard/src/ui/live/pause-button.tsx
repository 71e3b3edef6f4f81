import { ActionIcon } from '@mantine/core'
import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { setPaused, useLiveState } from '../../use-live'

/** Stops and resumes live updates (WCAG 2.2.2). */
export function PauseButton() {
  const { t } = useTranslation()
  const { paused } = useLiveState()
  const label = t(paused ? 'live.resume' : 'live.pause')
  return (
    <ActionIcon variant="default" size={32} aria-label={label} title={label} onClick={() => setPaused(!paused)}>
      {paused ? <IconPlayerPlayFilled size={14} /> : <IconPlayerPauseFilled size={14} />}
    </ActionIcon>
  )
}

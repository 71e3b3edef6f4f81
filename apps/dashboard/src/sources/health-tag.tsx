import type { Source } from '@kentongan/contracts'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconGhost2, IconPlayerPause, IconVolumeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Tag, type TagKind } from '../ui/tag'
import { isStreamed, type SourceState, stateOf } from './source-state'

const looks: Record<SourceState, { kind: TagKind; icon: typeof IconClock }> = {
  ok: { kind: 'ok', icon: IconCircleCheck },
  degraded: { kind: 'warn', icon: IconAlertTriangle },
  silent: { kind: 'warn', icon: IconVolumeOff },
  failing: { kind: 'bad', icon: IconCircleX },
  gone: { kind: 'bad', icon: IconGhost2 },
  paused: { kind: 'plain', icon: IconPlayerPause },
  waiting: { kind: 'plain', icon: IconClock },
}

/** A source's state as shape and word; colour comes third. */
export function HealthTag({ source }: { source: Pick<Source, 'kind' | 'paused' | 'health' | 'silent'> }) {
  const { t } = useTranslation()
  const state = stateOf(source)
  const { kind, icon: Icon } = looks[state]
  const word = state === 'ok' && isStreamed(source.kind) ? 'listening' : state
  return <Tag kind={kind}><Icon size={13} aria-hidden />{t(`sourceState.${word}`)}</Tag>
}

import type { SourceTier, TimeZone } from '@kentongan/contracts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import { ZoneSelect } from '../ui/zone-select'
import { TierSelect } from './tier-select'

export type SourceDraft = { readonly title: string; readonly tier: SourceTier; readonly region: string; readonly timeZone: TimeZone }

type Props = { draft: SourceDraft; change: (draft: SourceDraft) => void; titled?: boolean }

export function SourceFields({ draft, change, titled = true }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {titled && <TextInput label={t('sources.name')} required maxLength={200} value={draft.title} onChange={event => change({ ...draft, title: event.target.value })} />}
      <div className={dialog.row}>
        <TierSelect value={draft.tier} change={tier => change({ ...draft, tier })} />
        <TextInput label={t('sources.region')} placeholder={t('sources.regionExample')} maxLength={80} value={draft.region} onChange={event => change({ ...draft, region: event.target.value })} />
      </div>
      <ZoneSelect value={draft.timeZone} onChange={timeZone => change({ ...draft, timeZone })} />
    </>
  )
}

import { SourceTier, type TimeZone } from '@kentongan/contracts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import dialog from '../ui/dialog.module.css'
import { ZoneSelect } from '../ui/zone-select'

export type SourceDraft = { readonly title: string; readonly tier: SourceTier; readonly region: string; readonly timeZone: TimeZone }

type Props = { draft: SourceDraft; change: (draft: SourceDraft) => void; titled?: boolean }

export function SourceFields({ draft, change, titled = true }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {titled && <TextInput label={t('sources.name')} required maxLength={200} value={draft.title} onChange={event => change({ ...draft, title: event.target.value })} />}
      <div className={dialog.row}>
        <NativeSelect label={t('sources.tier')} value={draft.tier} onChange={event => change({ ...draft, tier: SourceTier.parse(event.target.value) })} data={SourceTier.options.map(tier => ({ value: tier, label: t(`tier.${tier}`) }))} />
        <TextInput label={t('sources.region')} placeholder={t('sources.regionExample')} maxLength={80} value={draft.region} onChange={event => change({ ...draft, region: event.target.value })} />
      </div>
      <ZoneSelect value={draft.timeZone} onChange={timeZone => change({ ...draft, timeZone })} />
    </>
  )
}

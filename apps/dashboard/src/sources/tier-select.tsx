import { SourceTier } from '@kentongan/contracts'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function TierSelect({ value, change }: { value: SourceTier; change: (tier: SourceTier) => void }) {
  const { t } = useTranslation()
  return (
    <NativeSelect
      label={t('sources.tier')} value={value} onChange={event => change(SourceTier.parse(event.target.value))}
      data={SourceTier.options.map(tier => ({ value: tier, label: t(`tier.${tier}`) }))}
    />
  )
}

import type { SourceTier } from '@kentongan/contracts'
import { IconBuildingBank, IconRosetteDiscountCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** A small sign behind a source's name: official, or verified by the Press Council; nothing for the others. */
export function TierMark({ tier }: { tier: SourceTier }) {
  const { t } = useTranslation()
  if (tier === 'lain') return null
  const Icon = tier === 'resmi' ? IconBuildingBank : IconRosetteDiscountCheck
  return <span title={t(`tier.${tier}`)}><Icon size={14} stroke={1.8} aria-hidden /><span className="visually-hidden">({t(`tier.${tier}`)})</span></span>
}

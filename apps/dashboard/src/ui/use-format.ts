import type { Locale, TimeZone } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { agenciesQuery } from '../agencies/use-agencies'
import { type Format, formatIn } from '../format'
import { meQuery } from '../session'
import { useChosenAgency } from './chosen-agency'

/** Zone of the chosen agency, else of the viewer's own, else WIB. */
export function useZone(): TimeZone {
  const { data: me } = useQuery({ ...meQuery, enabled: false })
  const readable = me?.permissions.includes('agencies.read') ?? false
  const { data } = useQuery({ ...agenciesQuery, enabled: readable })
  const chosen = useChosenAgency()
  const own = chosen ?? me?.memberships.find(each => each.agencyId !== null)?.agencyId
  const agency = data?.items.find(each => each.id === own) ?? data?.items[0]
  return agency?.timeZone ?? 'Asia/Jakarta'
}

/** Dates and numbers in the viewer's language and the agency's zone. */
export function useFormat(): Format {
  const zone = useZone()
  const { i18n } = useTranslation()
  const locale: Locale = i18n.language === 'en' ? 'en' : 'id'
  return useMemo(() => formatIn(locale, zone), [locale, zone])
}

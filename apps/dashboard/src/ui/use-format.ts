import type { Agency, Locale, TimeZone } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { agenciesQuery } from '../agencies/use-agencies'
import { type Format, formatIn } from '../format'
import { useMe } from '../session'
import { useChosenAgency } from './chosen-agency'

/** Zone of the chosen agency, else of the viewer's own, else WIB. */
export function useZone(): TimeZone {
  const { memberships, permissions } = useMe()
  const { data } = useQuery({ ...agenciesQuery, enabled: permissions.includes('agencies.read') })
  const chosen = useChosenAgency()
  return zoneOf(data?.items ?? [], [chosen, ...memberships.map(each => each.agencyId)])
}

/** Zone of the first of the wanted agencies that is there, else of any. */
function zoneOf(agencies: readonly Agency[], wanted: readonly (number | null | undefined)[]): TimeZone {
  const first = wanted.map(id => agencies.find(agency => agency.id === id)).find(agency => agency !== undefined)
  return (first ?? agencies[0])?.timeZone ?? 'Asia/Jakarta'
}

/** Dates and numbers in the viewer's language and the agency's zone. */
export function useFormat(): Format {
  const zone = useZone()
  const { i18n } = useTranslation()
  const locale: Locale = i18n.language === 'en' ? 'en' : 'id'
  return useMemo(() => formatIn(locale, zone), [locale, zone])
}

import type { Agency } from '@kentongan/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api-client'

export const agenciesQuery = queryOptions({ queryKey: ['agencies'], queryFn: ({ signal }) => call('agencies', {}, signal) })

const none: readonly Agency[] = []

/** The agencies the viewer may see, as the API gives them; empty while they are on their way. */
export function useAgencies(): readonly Agency[] {
  return useQuery(agenciesQuery).data?.items ?? none
}

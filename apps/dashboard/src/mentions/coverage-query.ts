import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const coverageQuery = queryOptions({ queryKey: ['coverage'], queryFn: ({ signal }) => call('coverage', {}, signal), refetchInterval: 60_000 })

import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: ({ signal }) => call('sessions', {}, signal) })

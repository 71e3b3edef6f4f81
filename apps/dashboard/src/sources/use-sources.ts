import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => call('sources', {}, signal) })
export const startersQuery = queryOptions({ queryKey: ['starters'], queryFn: ({ signal }) => call('starters', {}, signal) })

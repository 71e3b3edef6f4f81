import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const sourcesQuery = queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => call('sources', {}, signal) })
export const startersQuery = queryOptions({ queryKey: ['starters'], queryFn: ({ signal }) => call('starters', {}, signal) })
export const platformKeysQuery = queryOptions({ queryKey: ['platform-keys'], queryFn: ({ signal }) => call('platformKeys', {}, signal) })

import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const settingsQuery = queryOptions({ queryKey: ['issue-settings'], queryFn: ({ signal }) => call('issueSettings', {}, signal) })
export const kiosksQuery = queryOptions({ queryKey: ['kiosks'], queryFn: ({ signal }) => call('kiosks', {}, signal), refetchInterval: 60_000 })

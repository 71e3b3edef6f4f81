import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

/** The newest look-back of each agency in reach; the live event `lookback` makes it stale. */
export const lookbacksQuery = queryOptions({ queryKey: ['lookbacks'], queryFn: ({ signal }) => call('lookbacks', {}, signal) })

import { queryOptions } from '@tanstack/react-query'
import { call } from '../../api-client'

/** The saved views with how many issues each holds at this moment. */
export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: ({ signal }) => call('savedViews', {}, signal) })

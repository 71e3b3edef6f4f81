import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

/** How many issues are active, for the menu. */
export const issueCountQuery = (agency: number | undefined) => queryOptions({
  queryKey: ['issue-count', agency],
  queryFn: async ({ signal }) => (await call('issues', { query: { limit: 1, ...(agency ? { agency } : {}) } }, signal)).tabs.active,
})

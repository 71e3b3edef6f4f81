import { useQuery } from '@tanstack/react-query'
import { call } from '../api-client'
import type { Filter } from './use-mentions'

/** How many mentions wait in the review lane under the filter, up to 1,000; undefined until known. The live stream makes it stale. */
export function useDoubtCount(filter: Filter): number | undefined {
  const query = { ...filter, relevance: 'doubtful' as const, after: 0 }
  const { data } = useQuery({
    queryKey: ['doubtful', query],
    queryFn: ({ signal }) => call('newerMentions', { query }, signal),
    placeholderData: before => before,
  })
  return data?.count
}

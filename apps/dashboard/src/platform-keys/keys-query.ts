import type { PlatformKeyList } from '@kentongan/contracts'
import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { call } from '../api-client'

export const keysQuery = queryOptions({ queryKey: ['platform-keys'], queryFn: ({ signal }) => call('platformKeys', {}, signal) })

/** Shows what a change answered; sources that waited for it are asked for again. */
export function useKeysAnswer(): (list: PlatformKeyList) => void {
  const queries = useQueryClient()
  return list => {
    queries.setQueryData(keysQuery.queryKey, list)
    void queries.invalidateQueries({ queryKey: ['sources'] })
  }
}

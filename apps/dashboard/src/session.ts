import type { Me, Permission } from '@kentongan/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from './api-client'

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => call('me', {}, signal), staleTime: 5 * 60_000 })

/** Who is signed in. Only for pages behind the sign-in gate, which loads it first. */
export function useMe(): Me {
  const { data } = useQuery(meQuery)
  if (!data) throw new Error('useMe outside of the signed-in part')
  return data
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission)
}

import type { QueryCheck } from '@kentongan/contracts'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../api-client'

export type Check = {
  /** The newest answer, and the query it speaks of. */
  readonly checked: (QueryCheck & { readonly query: string }) | null
  /** Whether the text as it stands may be saved and tried; null while it is not known. */
  readonly valid: boolean | null
  readonly error: unknown
}

const wait = 120

/** What the server says of a query as it is typed: the same parser that decides when it is saved. */
export function useCheck(query: string): Check {
  const [asked] = useDebouncedValue(query, wait)
  const { data, error } = useQuery({
    queryKey: ['query-check', asked],
    queryFn: async ({ signal }) => ({ ...await call('checkQuery', { body: { query: asked } }, signal), query: asked }),
    placeholderData: before => before,
    staleTime: Infinity,
    gcTime: 60_000,
  })
  const checked = data ?? null
  return { checked, valid: checked?.query === query ? checked.problems.length === 0 : null, error }
}

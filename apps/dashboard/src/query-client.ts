import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './api-client'

const retryable = (error: unknown) => error instanceof ApiProblem && (error.status === 0 || error.status >= 502)

/** Live events tell when something changed, so nothing is asked again just because a window got the focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && retryable(error),
      throwOnError: false,
    },
    // What a person says is sent now or refused now; it never waits unseen for the network to come back.
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Drops everything a session has read. The set-up state, which the sign-in page is looking at, belongs to nobody and stays. */
export function forgetEverything(): void {
  queryClient.removeQueries({ predicate: query => query.queryKey[0] !== 'setup' })
}

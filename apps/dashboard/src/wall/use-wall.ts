import type { Wall } from '@kentongan/contracts'
import { useQuery } from '@tanstack/react-query'
import { ApiProblem, call } from '../api-client'

const every = 5_000
const whileRefused = 60_000

export const isRefused = (error: unknown) => error instanceof ApiProblem && (error.status === 401 || error.status === 403)

/** What the wall shows, asked anew every five seconds, with the kiosk's token or the session. */
export function useWall(token: string | null) {
  return useQuery<Wall>({
    queryKey: ['wall', token],
    queryFn: ({ signal }) => call('wall', {}, signal, token ? { 'x-kiosk': token } : {}),
    refetchInterval: query => (isRefused(query.state.error) ? whileRefused : every),
    refetchIntervalInBackground: true,
    staleTime: 0,
    retry: false,
  })
}

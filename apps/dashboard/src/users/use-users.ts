import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => call('users', {}, signal) })

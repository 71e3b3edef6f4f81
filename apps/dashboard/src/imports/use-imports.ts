import type { PostImport } from '@kentongan/contracts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

/** A worker is at it: it is asked for again until it is not. */
export const isMoving = ({ state }: Pick<PostImport, 'state'>): boolean => state === 'reading' || state === 'running'

const beatMs = 1_000

export const importsQuery = queryOptions({
  queryKey: ['imports'], queryFn: ({ signal }) => call('postImports', {}, signal),
  refetchInterval: query => (query.state.data?.items.some(isMoving) ? beatMs : false),
})
export const importQuery = (id: number) => queryOptions({
  queryKey: ['imports', id], queryFn: ({ signal }) => call('postImport', { params: { id } }, signal),
  refetchInterval: query => (query.state.data && isMoving(query.state.data.import) ? beatMs : false),
})
export const importProblemsQuery = (id: number) => queryOptions({ queryKey: ['imports', id, 'problems'], queryFn: ({ signal }) => call('importProblems', { params: { id } }, signal) })

import type { ChangeIssues, IssueDetail, IssueMentionQuery, IssueVolumeQuery, Viewers } from '@kentongan/contracts'
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../api-client'

export type IssueChange = Omit<ChangeIssues['items'][number], 'id' | 'version'>
export type MemberFilter = Partial<Pick<IssueMentionQuery, 'tone' | 'agency' | 'sort'>>
export type VolumeStep = IssueVolumeQuery['minutes']

/** Quarter hours of a day, or hours of a week: about as many bars as fit. */
const hoursOf: Record<VolumeStep, number> = { 15: 24, 60: 168 }

export const issueQuery = (id: number) => queryOptions({
  queryKey: ['issue', id],
  queryFn: ({ signal }) => call('issue', { params: { id } }, signal),
})

export const timelineQuery = (id: number) => queryOptions({
  queryKey: ['issue-timeline', id],
  queryFn: ({ signal }) => call('issueTimeline', { params: { id } }, signal),
})

export const volumeQuery = (id: number, minutes: VolumeStep) => queryOptions({
  queryKey: ['issue-volume', id, minutes],
  queryFn: ({ signal }) => call('issueVolume', { params: { id }, query: { minutes, hours: hoursOf[minutes] } }, signal),
  placeholderData: before => before,
})

/** The mentions of an issue, one for each group of copies, as they are when it is opened. What comes after that waits behind a button. */
export const membersQuery = (id: number, filter: MemberFilter) => infiniteQueryOptions({
  queryKey: ['issue-mentions', id, filter],
  queryFn: ({ pageParam, signal }) =>
    call('issueMentions', { params: { id }, query: { ...filter, folded: 'yes', ...(pageParam ? { before: pageParam } : {}) } }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: page => page.next ?? undefined,
  staleTime: 0,
})

export const groupCopiesQuery = (postId: number) => queryOptions({
  queryKey: ['issue-copies', postId],
  queryFn: ({ signal }) => call('issueCopies', { params: { id: postId } }, signal),
})

export const assigneesQuery = queryOptions({ queryKey: ['assignees'], queryFn: ({ signal }) => call('assignees', {}, signal), staleTime: 5 * 60_000 })

/** What people say of issues is sent one after another: what takes a word back must not arrive before the word. */
export const sendChanges = {
  scope: { id: 'issue-changes' },
  mutationFn: (items: ChangeIssues['items']) => call('changeIssues', { body: { items } }),
}

/** Puts who else looks at the issue in the place of who did. */
export function putViewers(queries: QueryClient, id: number, { viewers }: Viewers): void {
  queries.setQueryData<IssueDetail>(issueQuery(id).queryKey, detail => detail && { ...detail, issue: { ...detail.issue, viewers } })
}

/** Asks again for all that the page shows of an issue; its mentions only where a person has just moved some of them. */
export async function askIssueAnew(queries: QueryClient, id: number, members: boolean): Promise<void> {
  const keys = ['issue', 'issue-timeline', 'issue-volume', ...(members ? ['issue-mentions', 'issue-copies'] : [])]
  await Promise.all(keys.map(key => queries.invalidateQueries({ queryKey: key === 'issue-copies' ? [key] : [key, id] })))
}

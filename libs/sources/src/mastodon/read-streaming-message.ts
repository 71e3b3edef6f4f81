import type { NamedDraft } from '../pulled-page'
import type { StreamEvent } from '../stream-event'
import { readStatuses } from './read-statuses'

/** `id`: the status that it brought; null for all that brings none. */
export type StreamingMessage = { readonly id: string | null; readonly event: StreamEvent | null }

const nothing: StreamingMessage = { id: null, event: null }

const parse = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as Readonly<Record<string, unknown>> : {}
  } catch {
    return {}
  }
}

/** A post as it comes from a timeline, as an event. */
export const streamedDraft = (draft: NamedDraft, edited: boolean): StreamEvent => ({
  kind: 'post', ref: draft.social?.ref ?? draft.guid, edited, title: draft.title, text: draft.text, author: draft.author ?? '', lang: draft.language ?? '', draft: () => draft,
})

/**
 * Reads one message of Mastodon's streaming (docs.joinmastodon.org/methods/streaming): new and edited statuses and deletions. Never
 * throws; all else is no event.
 *
 * @param host the server: local ids and short handles are its own
 */
export const readStreamingMessage = (text: string, host: string): StreamingMessage => {
  const { event, payload } = parse(text)
  if (typeof payload !== 'string') return nothing
  if (event === 'delete') return { id: null, event: { kind: 'deleted', ref: `${host}/${payload}` } }
  if (event !== 'update' && event !== 'status.update') return nothing
  const page = readStatuses(`[${payload}]`, host)
  if (!page.ok) return nothing
  const [draft] = page.posts
  return { id: page.ids[0] ?? null, event: draft === undefined ? null : streamedDraft(draft, event === 'status.update') }
}

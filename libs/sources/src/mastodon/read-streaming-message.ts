import { recogniseLanguage } from '@kentongan/text'
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

/** Ids as servers number: anything else could not be kept. */
const usualId = /^[\w-]{1,100}$/

/** A post as it comes from a timeline, as an event. */
export const streamedDraft = (draft: NamedDraft, edited: boolean): StreamEvent => ({
  kind: 'post', ref: draft.social?.ref ?? draft.guid, edited, title: draft.title, text: draft.text, author: draft.author ?? '', lang: draft.language ?? recogniseLanguage(draft.text) ?? '', draft: () => draft,
})

const readStatus = (payload: string, host: string, edited: boolean): StreamingMessage => {
  const page = readStatuses(`[${payload}]`, host)
  const [id] = page.ok ? page.ids : []
  if (!page.ok || id === undefined || !usualId.test(id)) return nothing
  const [draft] = page.posts
  return { id, event: draft === undefined ? null : streamedDraft(draft, edited) }
}

/**
 * Reads one message of Mastodon's streaming (docs.joinmastodon.org/methods/streaming): new and edited statuses and deletions. Never
 * throws; all else is no event.
 *
 * @param host the server: local ids and short handles are its own
 */
export const readStreamingMessage = (text: string, host: string): StreamingMessage => {
  const { event, payload } = parse(text)
  if (typeof payload !== 'string') return nothing
  if (event === 'delete') return usualId.test(payload) ? { id: null, event: { kind: 'deleted', ref: `${host}/${payload}` } } : nothing
  return event === 'update' || event === 'status.update' ? readStatus(payload, host, event === 'status.update') : nothing
}

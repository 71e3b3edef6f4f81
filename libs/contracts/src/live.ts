import { z } from 'zod'
import { Id, Instant } from './primitives'

/** What the stream says. It carries hints, never content: the client asks again under its own rights. */
export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mentions'), agencyId: Id, count: z.number().int() }),
  /** `others` changed at the same time. */
  z.object({ type: z.literal('mention-changed'), agencyId: Id, mentionId: Id, others: z.array(Id).optional() }),
  z.object({ type: z.literal('source'), sourceId: Id }),
  z.object({ type: z.literal('agencies') }),
  z.object({ type: z.literal('rules'), agencyId: Id }),
  z.object({ type: z.literal('lookback'), agencyId: Id }),
  z.object({ type: z.literal('tone-model') }),
  /** These issues are new or have changed; one that was merged is named with the one that holds its posts. */
  z.object({ type: z.literal('issues'), agencyId: Id, ids: z.array(Id) }),
  /** Who looks at an issue has changed. */
  z.object({ type: z.literal('presence'), agencyId: Id, issueId: Id }),
])
export type LiveEvent = z.infer<typeof LiveEvent>

/**
 * Control frames, under their own SSE event names: `hello` at the start, `ping` every 15 seconds, `resync` when the gap is too old
 * to be replayed.
 */
export const LiveHello = z.object({ at: Instant })
export type LiveHello = z.infer<typeof LiveHello>

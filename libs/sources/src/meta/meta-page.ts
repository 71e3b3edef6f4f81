import { z } from 'zod'
import { Maybe } from '../wire-fields'

/** A page of an edge of Meta's Graph (developers.facebook.com/docs/graph-api/results). */
export const MetaPage = z.object({
  data: z.array(z.unknown()),
  paging: z.object({ next: Maybe, cursors: z.object({ after: Maybe }).catch({ after: null }) }).catch({ next: null, cursors: { after: null } }),
})

/** How to ask for the next page; null where there is none. `paging.next` itself is not followed: it may carry the token. */
export const nextOf = ({ paging: { next, cursors } }: z.infer<typeof MetaPage>): string | null => (next === null ? null : cursors.after)

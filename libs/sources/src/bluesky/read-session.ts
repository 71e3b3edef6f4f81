import { z } from 'zod'
import { parseJson } from '../json-bridge/read-json-posts'
import { unusable, type Unusable } from '../pulled-page'
import { Maybe } from '../wire-fields'

/** `token` proves for about two hours who asks. */
export type SkySession = { readonly ok: true; readonly token: string; readonly handle: string | null }

const Session = z.object({ accessJwt: z.string().min(1), handle: Maybe })

/** Reads what com.atproto.server.createSession answers. */
export const readSkySession = (body: string): SkySession | Unusable => {
  const parsed = parseJson(body)
  if (!parsed.ok) return parsed
  const session = Session.safeParse(parsed.value)
  return session.success ? { ok: true, token: session.data.accessJwt, handle: session.data.handle } : unusable('other-shape', 'the session has no token')
}

import type { Unusable } from '@kentongan/sources'
import type { PullFailure, PullRequest } from './pull'

export type Page = { readonly ok: true; readonly body: string; readonly finalUrl: string; readonly maxAgeSeconds: number | null }

/** Where a server says in words that it is asked too often, it names no time; a minute is GDELT's dozen turns. */
const waitSeconds = 60

export const failed = (reason: string, detail: string, more: Partial<PullFailure> = {}): PullFailure =>
  ({ ok: false, reason, status: null, detail, retryAfterSeconds: null, weather: false, ...more })

/** An answer with a good status that is of no use, as a failure. */
export const failedReading = ({ reason, detail }: Unusable): PullFailure =>
  (reason === 'asked-to-wait' ? failed('rate-limited', detail, { status: 200, retryAfterSeconds: waitSeconds }) : failed(reason, detail, { status: 200 }))

/** Fetches one page as text. The platforms read here speak UTF-8 only. */
export async function fetchPage(http: PullRequest['http'], url: string, accept: string): Promise<Page | PullFailure> {
  const fetched = await http.fetch({ url, accept })
  if (!fetched.ok) {
    const { reason, status, detail, retryAfterSeconds } = fetched
    return failed(reason, detail, { status, retryAfterSeconds })
  }
  if (fetched.status === 304) return failed('bad-response', 'not modified, though nothing was asked', { status: 304 })
  const { body, finalUrl, maxAgeSeconds } = fetched
  return { ok: true, body: new TextDecoder().decode(body), finalUrl, maxAgeSeconds }
}

/** The address with these parameters set. */
export const withParameters = (address: string, parameters: Readonly<Record<string, string>>): string => {
  const url = new URL(address)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

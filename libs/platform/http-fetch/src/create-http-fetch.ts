import { setMaxListeners } from 'node:events'
import { createAddressPolicy } from './address-policy'
import { checkUrl } from './check-url'
import { startDeadline, type Deadline } from './deadline'
import { domainKey } from './domain-key'
import { createDomainLanes, type DomainLanes, type LaneAnswer, type Pushback } from './domain-lanes'
import { failure, type FetchFailure, type FetchResult } from './fetch-result'
import { lookupBySystem, type LookupHost } from './guarded-connect'
import { requestOnce, type Answer, type RequestSettings } from './request-once'

export type HttpFetchOptions = {
  /** Sent with every request; says who we are and where to read about us. */
  readonly userAgent: string
  /** Intranet hosts: names, addresses or CIDRs, each with an optional port. See `createAddressPolicy`. */
  readonly allowHosts: readonly string[]
  /** Opens 127.0.0.0/8 and ::1 with every port: for tests and the demo. */
  readonly allowLoopback: boolean
  /** For the whole fetch with its redirects, waits in lanes not counted. Default 30 s. */
  readonly totalTimeoutMs?: number
  /** Most bytes of a body, after decoding. Default 8 MiB. */
  readonly maxBytes?: number
  /** Default 5. */
  readonly maxRedirects?: number
  /** Most connections to a registrable domain. Default 2. */
  readonly perDomainConcurrency?: number
  /** Least time between two starts in a registrable domain. Default 2 s. */
  readonly perDomainGapMs?: number
  /** Resolves names; default the system's resolver. */
  readonly lookup?: LookupHost
}

export type FetchRequest = {
  readonly url: string
  /** The server's own bytes from the last answer. */
  readonly etag?: string | null
  readonly lastModified?: string | null
  readonly accept?: string
  /** Sent to this URL's origin only: a redirect that leads elsewhere loses them, for they may be secret. */
  readonly headers?: Readonly<Record<string, string>>
  /** Sent by POST, which follows no redirect. */
  readonly json?: object
  /** Reads what the server says besides a status that refuses, see `FetchFailure.errorBody`. */
  readonly readErrors?: boolean
  /** Ends the fetch at any moment, also while it waits in a lane. */
  readonly signal?: AbortSignal
}

export type HttpFetch = {
  /** Fetches one URL. What the network or the server does wrong comes back as a value. */
  readonly fetch: (request: FetchRequest) => Promise<FetchResult>
  /** Ends all fetches that run or wait (they answer `aborted`), and all later ones. */
  readonly close: () => Promise<void>
}

type Journey = {
  readonly lanes: DomainLanes
  readonly settings: RequestSettings
  readonly headers: Readonly<Record<string, string>>
  /** For this origin alone. */
  readonly own: { readonly origin: string; readonly headers: Readonly<Record<string, string>> }
  readonly body: string | null
  readonly readErrors: boolean
  readonly conditional: boolean
  readonly maxRedirects: number
  readonly signal: AbortSignal
}

type Place = { readonly url: URL; readonly redirects: number; readonly permanent: boolean }

type Stage = { readonly next: Place } | { readonly result: FetchResult }

const sendable = (value: string | null | undefined): value is string =>
  value != null && value !== '' && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)

const buildHeaders = (userAgent: string, { accept, etag, lastModified }: FetchRequest): Record<string, string> => ({
  'user-agent': userAgent,
  accept: sendable(accept) ? accept : '*/*',
  'accept-encoding': 'br, gzip, deflate',
  ...(sendable(etag) ? { 'if-none-match': etag } : {}),
  ...(sendable(lastModified) ? { 'if-modified-since': lastModified } : {}),
})

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => sendable(value)).map(([name, value]) => [name.toLowerCase(), value]))

/** What of a journey the request alone decides. */
const describeRequest = ({ origin }: URL, request: FetchRequest, { userAgent, maxRedirects }: HttpFetchOptions): Omit<Journey, 'lanes' | 'settings' | 'signal'> => {
  const headers = buildHeaders(userAgent, request)
  const body = request.json === undefined ? null : JSON.stringify(request.json)
  const type = body === null ? {} : { 'content-type': 'application/json' }
  return {
    headers,
    own: { origin, headers: { ...lowerCased(request.headers ?? {}), ...type } },
    body,
    readErrors: request.readErrors ?? false,
    conditional: 'if-none-match' in headers || 'if-modified-since' in headers,
    maxRedirects: body === null ? maxRedirects ?? 5 : 0,
  }
}

const headersFor = (url: URL, { headers, own }: Journey): Readonly<Record<string, string>> =>
  (url.origin === own.origin ? { ...headers, ...own.headers } : headers)

const takeAnswer = (answer: Answer, { url, redirects, permanent }: Place, maxRedirects: number): Stage => {
  if (!answer.ok) return { result: answer }
  if ('status' in answer) {
    const finalUrl = url.href
    return { result: { ...answer, finalUrl, permanentUrl: redirects > 0 && permanent ? finalUrl : null } }
  }
  if (redirects >= maxRedirects) return { result: failure('too-many-redirects', `more than ${maxRedirects}`) }
  return { next: { url: answer.url, redirects: redirects + 1, permanent: permanent && answer.permanent } }
}

/** Goes on as long as redirects stay in the domain; the next domain has a lane of its own that must be entered first. */
const travelInLane = async (start: Place, key: string, journey: Journey, deadline: Deadline): Promise<Stage> => {
  let place = start
  for (;;) {
    const answer = await requestOnce(place.url, { ...journey, headers: headersFor(place.url, journey), deadline })
    const stage = takeAnswer(answer, place, journey.maxRedirects)
    if ('result' in stage || domainKey(stage.next.url) !== key) return stage
    place = stage.next
  }
}

const pushbackOf = (stage: Stage): Pushback | undefined =>
  'result' in stage && !stage.result.ok && stage.result.reason === 'rate-limited' ? stage.result : undefined

const enterFailure = (answer: Exclude<LaneAnswer, { readonly ok: true }>): FetchFailure =>
  answer.reason === 'held'
    ? failure('rate-limited', 'domain on hold', { retryAfterSeconds: answer.retryAfterSeconds })
    : failure('aborted', 'aborted')

const travel = async (start: URL, journey: Journey, totalTimeoutMs: number): Promise<FetchResult> => {
  let place: Place = { url: start, redirects: 0, permanent: true }
  let budgetMs = totalTimeoutMs
  for (;;) {
    const key = domainKey(place.url)
    const pass = await journey.lanes.enter(key, journey.signal)
    if (!pass.ok) return enterFailure(pass)
    const deadline = startDeadline(budgetMs, journey.signal)
    let stage: Stage | undefined
    try {
      stage = await travelInLane(place, key, journey, deadline)
    } finally {
      deadline.end()
      pass.leave(stage && pushbackOf(stage))
    }
    if ('result' in stage) return stage.result
    place = stage.next
    budgetMs = deadline.remainingMs()
  }
}

// One signal for hundreds of sources is what a worker that shuts down has; Node would take it for a leak.
const listen = (signal: AbortSignal | undefined, end: () => void): void => {
  if (!signal) return
  setMaxListeners(Infinity, signal)
  signal.addEventListener('abort', end, { once: true })
}

/**
 * Makes the one way out of Kentongan: total deadline, cap on decoded bytes, checked address on every hop, conditional GET,
 * Retry-After, and one lane per registrable domain.
 * @throws Error where `allowHosts` has an entry that cannot be read.
 */
export const createHttpFetch = (options: HttpFetchOptions): HttpFetch => {
  const policy = createAddressPolicy(options)
  const settings = { policy, lookup: options.lookup ?? lookupBySystem, maxBytes: options.maxBytes ?? 8 * 1_024 * 1_024 }
  const lanes = createDomainLanes({ concurrency: options.perDomainConcurrency ?? 2, gapMs: options.perDomainGapMs ?? 2_000 })
  const running = new Map<AbortController, Promise<FetchResult>>()
  let closed = false

  const start = async (request: FetchRequest, signal: AbortSignal): Promise<FetchResult> => {
    const target = checkUrl(request.url, policy)
    if (!target.ok) return target
    const journey = { lanes, settings, signal, ...describeRequest(target.url, request, options) }
    return travel(target.url, journey, options.totalTimeoutMs ?? 30_000)
  }

  const fetchUntilEnded = async (request: FetchRequest): Promise<FetchResult> => {
    const ending = new AbortController()
    const end = () => ending.abort()
    if (closed || request.signal?.aborted) end()
    listen(request.signal, end)
    const fetching = start(request, ending.signal)
    running.set(ending, fetching)
    try {
      return await fetching
    } finally {
      running.delete(ending)
      request.signal?.removeEventListener('abort', end)
    }
  }

  return {
    fetch: fetchUntilEnded,
    close: async () => {
      closed = true
      const fetches = [...running.values()]
      for (const ending of running.keys()) ending.abort()
      await Promise.allSettled(fetches)
    },
  }
}

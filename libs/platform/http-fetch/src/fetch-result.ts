/** Why a fetch brought nothing. The catalogues word these; `detail` is for the log and the technician. */
export const fetchFailureReasons = [
  'timeout',
  'too-large',
  'bad-encoding',
  'bad-response',
  'too-many-redirects',
  'redirect-downgrade',
  'blocked-address',
  'blocked-url',
  'dns',
  'connect',
  'tls',
  'cut-off',
  'rate-limited',
  'client-error',
  'gone',
  'not-found',
  'unauthorized',
  'server-error',
  'aborted',
] as const
export type FetchFailureReason = (typeof fetchFailureReasons)[number]

export type FetchFailure = {
  readonly ok: false
  readonly reason: FetchFailureReason
  /** HTTP status, null where no answer arrived. */
  readonly status: number | null
  /** What the server asked for, or what is left of the domain's hold; null where neither is known. */
  readonly retryAfterSeconds: number | null
  /** English, technical, one line; never a body and never a URL with its query. */
  readonly detail: string
  /** What the server said besides a status that refuses, at most 16 KiB; only where the request wanted it and there was something. */
  readonly errorBody?: string
}

/** What both successful answers tell. ETag and Last-Modified are the server's bytes (latin1), ready to be sent back. */
export type FetchValidity = {
  /** Where the answer came from, without credentials and fragment. */
  readonly finalUrl: string
  /** `finalUrl` where there were redirects and each was a 301 or 308. */
  readonly permanentUrl: string | null
  readonly etag: string | null
  readonly lastModified: string | null
  /** Cache-Control max-age, else Expires; whole seconds, never negative. */
  readonly maxAgeSeconds: number | null
}

export type FetchedBody = FetchValidity & {
  readonly ok: true
  readonly status: 200
  /** Decoded bytes; the array owns its buffer, so it may be transferred to a worker thread. */
  readonly body: Uint8Array
  readonly contentType: string | null
  /** Body bytes as they came over the wire, still encoded. */
  readonly wireBytes: number
}

export type FetchNotModified = FetchValidity & { readonly ok: true; readonly status: 304 }

export type FetchResult = FetchedBody | FetchNotModified | FetchFailure

/**
 * Makes a failure. `status` is null where no answer arrived; `retryAfterSeconds` is null where nobody asked for a wait.
 */
export const failure = (
  reason: FetchFailureReason,
  detail: string,
  more: { readonly status?: number; readonly retryAfterSeconds?: number | null } = {},
): FetchFailure => ({
  ok: false,
  reason,
  status: more.status ?? null,
  retryAfterSeconds: more.retryAfterSeconds ?? null,
  detail,
})

export { createHttpFetch, type FetchRequest, type HttpFetch, type HttpFetchOptions } from './create-http-fetch'
export {
  fetchFailureReasons,
  type FetchedBody,
  type FetchFailure,
  type FetchFailureReason,
  type FetchNotModified,
  type FetchResult,
} from './fetch-result'
export { type LookupHost } from './guarded-connect'
export { parseAllowHost } from './parse-allow-hosts'
export { userAgent } from './user-agent'
export { createConnectionGuard, type ConnectionGuard, type GuardedTarget } from './connection-guard'
export { nameError } from './name-error'
export { nameStatus } from './name-status'

import { readMetaRefusal } from '@kentongan/sources'
import { askPlatform, type PlatformAnswer } from './ask-platform'
import type { PlatformSecret, PullFailure, PullRequest } from './pull'

/** Asks one of Meta's Graphs with an access token. */
export const askMeta = (http: PullRequest['http'], key: PlatformSecret, url: string): Promise<PlatformAnswer | PullFailure> =>
  askPlatform(http, { url, headers: { authorization: `Bearer ${key['token'] ?? ''}` }, readRefusal: readMetaRefusal, secrets: key })

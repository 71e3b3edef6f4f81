import { findChannelId, readAccountId, type Recognised } from '@kentongan/sources'
import { failed, failedReading, fetchPage } from './fetch-page'
import type { PullFailure, PullRequest } from './pull'

type Resolved = { readonly ok: true; readonly url: string }
type Http = PullRequest['http']

const isLookup = (url: string): boolean => new URL(url).pathname === '/api/v1/accounts/lookup'
const isVideoFeed = (url: string): boolean => new URL(url).pathname === '/feeds/videos.xml'

async function resolveAccount(url: string, http: Http): Promise<Resolved | PullFailure> {
  const page = await fetchPage(http, url, 'application/json')
  if (!page.ok) return page
  const account = readAccountId(page.body)
  return account.ok ? { ok: true, url: `${new URL(url).origin}/api/v1/accounts/${account.id}/statuses` } : failedReading(account)
}

async function resolveChannel(url: string, http: Http): Promise<Resolved | PullFailure> {
  const page = await fetchPage(http, url, 'text/html')
  if (!page.ok) return page
  const id = findChannelId(page.body)
  return id === null ? failed('no-channel', 'the page names no channel') : { ok: true, url: `https://www.youtube.com/feeds/videos.xml?channel_id=${id}` }
}

/** The address that can be pulled: an account's or channel's number is asked for where only its name is known. */
export async function resolveSource({ kind, url }: Pick<Recognised, 'kind' | 'url'>, http: Http): Promise<Resolved | PullFailure> {
  if (kind === 'mastodon' && isLookup(url)) return resolveAccount(url, http)
  if (kind === 'youtube' && !isVideoFeed(url)) return resolveChannel(url, http)
  return { ok: true, url }
}

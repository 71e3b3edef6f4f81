import { readChannelFeed } from '@kentongan/sources'
import { failed, failedReading, fetchPage } from './fetch-page'
import { pulled, type Pull } from './pull'

/** Since late 2025 the feeds of all channels answer so for hours of most days, and come back (miniflux #4261). */
const weatherStatuses: readonly (number | null)[] = [403, 404, 410, 500, 502, 503]

/** Reads a channel's feed: the latest 15 videos, no older ones can be had without a key. */
export const pullYoutube: Pull = async ({ url, http }) => {
  const page = await fetchPage(http, url, 'application/atom+xml, text/xml')
  if (!page.ok) return weatherStatuses.includes(page.status) ? failed('youtube-weather', page.detail, { weather: true }) : page
  const feed = readChannelFeed(page.body)
  return feed.ok ? pulled(feed.posts, null, { title: feed.title, maxAgeSeconds: page.maxAgeSeconds }) : failedReading(feed)
}

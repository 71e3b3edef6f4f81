import { readSearchFeed } from '@kentongan/sources'
import { failedReading, fetchPage } from './fetch-page'
import { pulled, type Pull } from './pull'

/** Reads a search: at most 100 headlines, no older ones can be had. */
export const pullGoogleNews: Pull = async ({ url, http }) => {
  const page = await fetchPage(http, url, 'application/rss+xml, application/xml')
  if (!page.ok) return page
  const feed = readSearchFeed(page.body)
  return feed.ok ? pulled(feed.posts, null, { title: feed.title, maxAgeSeconds: page.maxAgeSeconds }) : failedReading(feed)
}

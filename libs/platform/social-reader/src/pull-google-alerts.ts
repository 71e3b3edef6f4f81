import { readAlerts } from '@kentongan/sources'
import { failedReading, fetchPage } from './fetch-page'
import { pulled, type Pull } from './pull'

/** Reads an alert's feed: the latest twenty findings, no older ones can be had. */
export const pullGoogleAlerts: Pull = async ({ url, http }) => {
  const page = await fetchPage(http, url, 'application/atom+xml, application/xml')
  if (!page.ok) return page
  const feed = readAlerts(page.body)
  return feed.ok ? pulled(feed.posts, null, { title: feed.title, maxAgeSeconds: page.maxAgeSeconds }) : failedReading(feed)
}

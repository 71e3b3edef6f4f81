import { readJsonPosts } from '@kentongan/sources'
import { failed, failedReading, fetchPage } from './fetch-page'
import { pulled, type Pull } from './pull'

/** Reads a JSON document from its beginning each time; what is known is recognised by its names. */
export const pullJson: Pull = async ({ url, http, mapping, zone }) => {
  if (mapping === null) return failed('no-mapping', 'the source has no mapping')
  const page = await fetchPage(http, url, 'application/json')
  if (!page.ok) return page
  const document = readJsonPosts(page.body, mapping, { url: page.finalUrl, zone })
  return document.ok ? pulled(document.posts, null, { maxAgeSeconds: page.maxAgeSeconds }) : failedReading(document)
}

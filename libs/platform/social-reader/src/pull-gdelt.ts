import { moveWindow, readArticles, windowAddress, type GdeltCursor } from '@kentongan/sources'
import { failedReading, fetchPage } from './fetch-page'
import { pulled, type Pull } from './pull'

const readCursor = (cursor: object | null): GdeltCursor | null => {
  const { until } = (cursor ?? {}) as Partial<GdeltCursor>
  return typeof until === 'string' && !Number.isNaN(Date.parse(until)) ? { until } : null
}

/** Reads one window of a search, oldest first, in one request; a full answer means that the next pull should come soon. */
export const pullGdelt: Pull = async ({ url, cursor: kept, now, http }) => {
  const cursor = readCursor(kept)
  const page = await fetchPage(http, windowAddress(url, cursor, now), 'application/json')
  if (!page.ok) return page
  const list = readArticles(page.body)
  if (!list.ok) return failedReading(list)
  const moved = moveWindow(cursor, list, now)
  return pulled(list.posts, moved.cursor, { more: moved.more })
}

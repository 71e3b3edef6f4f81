import { readFile } from 'node:fs/promises'
import { readFeed } from '@kentongan/sources'

/** A lab shows what a feed says: no clock takes part (no date is "in the future"), and a date without a zone is UTC. */
const endOfTime = new Date(8.64e15)

/**
 * `{"file", "content_type"?}` → `{"file", "items", "first": {"title", "link", "published", "updated"}, "reader"}`, or
 * `{"file", "error"}`. Files are relative to the working directory; dates are ISO 8601 in UTC.
 */
export async function readFeedLab(line: Readonly<Record<string, unknown>>): Promise<object> {
  const { file, content_type: contentType } = line
  if (typeof file !== 'string') throw new Error('The line has no "file".')
  try {
    return { file, ...await readFirst(file, typeof contentType === 'string' ? contentType : null) }
  } catch (cause) {
    return { file, error: cause instanceof Error ? cause.message : String(cause) }
  }
}

async function readFirst(file: string, contentType: string | null): Promise<object> {
  const reading = await readFeed(await readFile(file), { contentType, now: endOfTime, zone: 'UTC' })
  if (!reading.ok) return { error: `${reading.reason}: ${reading.detail}` }
  const { items, reader } = reading
  const { title = null, link = null, published = null, updated = null } = items[0] ?? {}
  return { items: items.length, first: { title, link, published, updated }, reader }
}

/** Where listening stands: the time of the last message whose posts are stored, in microseconds since 1970. */
export type JetstreamCursor = { readonly timeUs: number }

/** Messages of one moment may come in any order, and more than once: so far back is asked again (Jetstream's own advice is a few seconds). */
const rewindUs = 5_000_000
/** A post has 300 characters, and its record some kilobytes; what is larger is not asked for. */
const longestMessage = '262144'

export const readJetstreamCursor = (cursor: object | null): number | null => {
  const { timeUs } = (cursor ?? {}) as Partial<JetstreamCursor>
  return typeof timeUs === 'number' ? timeUs : null
}

/** The address to listen at: posts and reposts, from five seconds before the cursor on, or from now on where there is none. */
export const jetstreamAddress = (url: string, cursor: object | null): string => {
  const address = new URL(url)
  // Compressed messages need a dictionary of Jetstream's own.
  for (const name of ['wantedCollections', 'maxMessageSizeBytes', 'compress', 'cursor', 'requireHello']) address.searchParams.delete(name)
  for (const collection of ['app.bsky.feed.post', 'app.bsky.feed.repost']) address.searchParams.append('wantedCollections', collection)
  address.searchParams.set('maxMessageSizeBytes', longestMessage)
  const timeUs = readJetstreamCursor(cursor)
  if (timeUs !== null) address.searchParams.set('cursor', String(Math.max(1, timeUs - rewindUs)))
  return address.href
}

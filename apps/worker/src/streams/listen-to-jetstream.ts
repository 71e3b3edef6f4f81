import type { StreamSource } from '@kentongan/platform/db'
import { jetstreamAddress, readJetstreamCursor, readJetstreamEvent, type JetstreamCursor } from '@kentongan/sources'
import type { StreamPlatform } from './stream-platform'

/** On a network of millions somebody always says something. */
const silenceMs = 60_000
/** A clock may run ahead by so much. A time beyond it is not believed: listening would go on from there and miss what lies between. */
const mostAheadUs = 60_000_000

/** Bluesky's Jetstream brings what was missed by itself, from the cursor on. */
export function listenToJetstream({ url, cursor }: StreamSource, now: () => Date): StreamPlatform {
  let place = readJetstreamCursor(cursor)
  return {
    target: async () => ({ ok: true, url: jetstreamAddress(url, cursor), headers: {} }),
    silenceMs,
    quiet: false,
    read: message => {
      const { at, event } = readJetstreamEvent(message)
      // What is heard again lies behind the place already.
      if (at !== null && (place === null || at > place) && at <= now().getTime() * 1_000 + mostAheadUs) place = at
      return event
    },
    catchUp: null,
    explain: async failure => failure,
    cursor: () => (place === null ? null : { timeUs: place } satisfies JetstreamCursor),
  }
}

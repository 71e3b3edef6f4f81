import type { StreamRepository, StreamSource } from '@kentongan/platform/db'
import type { HttpFetch } from '@kentongan/platform/http-fetch'
import { mostProfiles, profilesAddress, readProfiles, skyPage } from '@kentongan/sources'

type Deps = { readonly streams: Pick<StreamRepository, 'findNameless' | 'nameAuthors'>; readonly http: Pick<HttpFetch, 'fetch'>; readonly now: () => Date }

/** Jetstream names authors by their lasting names only; these are looked up for people. */
export type SkyNames = {
  /** Takes note of authors whose posts were stored. */
  add(source: StreamSource, pages: readonly string[]): void
  /** Asks for up to 25 of them. */
  ask(): Promise<void>
}

/** So many wait at most; what a burst drops is found in the tables when a worker starts. */
const mostWaiting = 5_000
const mostAsked = 50_000
const dayMs = 86_400_000

/** Only of Bluesky's own network: other servers' accounts are none of its. */
const isNetwork = ({ url }: StreamSource): boolean => new URL(url).hostname.endsWith('.bsky.network')

export function createSkyNames({ streams, http, now }: Deps): SkyNames {
  const waiting = new Set<string>()
  // Who has no profile is not asked for again and again.
  const asked = new Set<string>()
  let started = false
  const note = (pages: readonly string[]): void => {
    for (const page of pages) if (!asked.has(page) && waiting.size < mostWaiting) waiting.add(page)
  }
  return {
    add: (source, pages) => {
      if (!isNetwork(source)) return
      note(pages)
      if (started) return
      started = true
      void streams.findNameless(skyPage('did:'), new Date(now().getTime() - dayMs)).then(note, () => { started = false })
    },
    ask: async () => {
      const pages = [...waiting].slice(0, mostProfiles)
      if (pages.length === 0) return
      const answer = await http.fetch({ url: profilesAddress(pages.map(page => page.slice(skyPage('').length))), accept: 'application/json' })
      const isAnswered = answer.ok && answer.status === 200
      if (isAnswered) await streams.nameAuthors(readProfiles(new TextDecoder().decode(answer.body)))
      for (const page of pages) waiting.delete(page)
      // To the end, so that one for whom the question is refused holds nobody up.
      if (!isAnswered) return note(pages)
      if (asked.size > mostAsked) asked.clear()
      for (const page of pages) asked.add(page)
    },
  }
}

import { type Source, type SourceKind, streamedKinds } from '@kentongan/contracts'

/** What a person needs to know first about a source, worst first. Each has a word and a shape on screen (`sourceState.*`). */
export const sourceStates = ['gone', 'failing', 'degraded', 'silent', 'waiting', 'ok', 'paused'] as const
export type SourceState = (typeof sourceStates)[number]

export function stateOf(source: Pick<Source, 'paused' | 'health' | 'silent'>): SourceState {
  if (source.paused) return 'paused'
  if (source.health === 'unknown') return 'waiting'
  if (source.health === 'ok') return source.silent ? 'silent' : 'ok'
  return source.health
}

/** Listened to rather than asked: it has no next poll. */
export const isStreamed = (kind: SourceKind): boolean => streamedKinds.some(each => each === kind)

/** What the address of the sources page says. */
export type SourceSearch = { readonly keadaan?: SourceState; readonly cari?: string }

export function readSourceSearch(raw: Record<string, unknown>): SourceSearch {
  const state = sourceStates.find(each => each === raw.keadaan)
  const words = typeof raw.cari === 'string' ? raw.cari.trim() : ''
  return { ...(state ? { keadaan: state } : {}), ...(words ? { cari: words } : {}) }
}

/** Sources under the search, worst state first, then by title. */
export function findSources<Each extends Pick<Source, 'paused' | 'health' | 'silent' | 'title' | 'url'>>(sources: readonly Each[], { keadaan, cari }: SourceSearch): Each[] {
  const words = cari?.toLocaleLowerCase('id')
  return sources
    .filter(source => !keadaan || stateOf(source) === keadaan)
    .filter(source => !words || `${source.title} ${source.url}`.toLocaleLowerCase('id').includes(words))
    .sort((a, b) => sourceStates.indexOf(stateOf(a)) - sourceStates.indexOf(stateOf(b)) || a.title.localeCompare(b.title, 'id'))
}

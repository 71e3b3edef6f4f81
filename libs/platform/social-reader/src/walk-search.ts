import { stepBack, type Compare, type NamedDraft, type WalkCursor } from '@kentongan/sources'
import { mostPages, pulled, type Pulled, type PullFailure } from './pull'

/** One page of a search that answers newest first. `newest`: null where it has no post. */
export type SearchPage = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  readonly newest: string | null
  readonly next: string | null
  readonly title?: string | null
}

export type SearchWalk = {
  /** Reads the page with this name, the newest one for null. `since`: what lies before has been collected. */
  readonly readPage: (next: string | null, since: string | null) => Promise<SearchPage | PullFailure>
  readonly compare: Compare
  /** Most requests of one pull, where fewer than usual. */
  readonly pages?: number
}

type Progress = { readonly posts: readonly NamedDraft[]; readonly cursor: WalkCursor; readonly title: string | null }

const finish = ({ posts, cursor, title }: Progress, failure: PullFailure | null = null): Pulled =>
  pulled(posts, cursor, { more: cursor.walk !== null, title, retryAfterSeconds: failure?.retryAfterSeconds ?? null })

const add = ({ posts, cursor, title }: Progress, page: SearchPage, compare: Compare): Progress =>
  ({ posts: [...posts, ...page.posts], cursor: stepBack(cursor, page, compare), title: title ?? page.title ?? null })

/** Names of pages do not hold for ever; what a server says of one that has ended differs, the status does not. */
const hasEnded = ({ status, reason }: PullFailure): boolean => status === 400 && ['client-error', 'query-refused'].includes(reason)

/**
 * Reads from the newest page back to where the last walk began. What does not fit, or breaks off, is gone on with in the next pull;
 * where the platform no longer knows the page, the walk begins anew.
 */
export async function walkSearch(cursor: WalkCursor, walk: SearchWalk): Promise<Pulled | PullFailure> {
  const first = await walk.readPage(cursor.walk?.next ?? null, cursor.since)
  if (!first.ok) return cursor.walk !== null && hasEnded(first) ? walkSearch({ since: cursor.since, walk: null }, walk) : first
  return goOn(add({ posts: [], cursor, title: null }, first, walk.compare), walk)
}

async function goOn(begun: Progress, { readPage, compare, pages: most = mostPages }: SearchWalk): Promise<Pulled> {
  let progress = begun
  for (let pages = 1; pages < most && progress.cursor.walk !== null; pages++) {
    const page = await readPage(progress.cursor.walk.next, progress.cursor.since)
    if (!page.ok) return finish(progress, page)
    progress = add(progress, page, compare)
  }
  return finish(progress)
}

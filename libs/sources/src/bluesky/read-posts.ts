import { canonicalUrl, type SocialFacts } from '@kentongan/posts'
import { z } from 'zod'
import { firstWords } from '../first-words'
import type { NamedDraft, Unusable } from '../pulled-page'
import { readInstant } from '../read-instant'
import { Count, Maybe, readList, sumOf, Words } from '../wire-fields'
import { postAddressOf, quotedBy, skyPage } from './read-jetstream-event'

export type SkySearch = {
  readonly ok: true
  readonly posts: readonly NamedDraft[]
  /** When each post of the page came into the index, posts without words included. */
  readonly times: readonly (Date | null)[]
  readonly next: string | null
}

const Page = z.object({ posts: z.array(z.unknown()), cursor: Maybe })
const Record = z.object({
  text: Words, createdAt: Maybe, langs: z.array(z.string()).catch([]),
  reply: z.object({ parent: z.object({ uri: z.unknown() }) }).nullable().catch(null),
  embed: z.record(z.string(), z.unknown()).catch({}),
})
const Author = z.object({ did: z.string().startsWith('did:'), handle: Maybe, displayName: Maybe })
const PostView = z.object({
  uri: z.string().regex(/^at:\/\/[^/]+\/app\.bsky\.feed\.post\/[\w.:~-]+$/), author: Author.nullable().catch(null), record: Record, indexedAt: Maybe,
  likeCount: Count, replyCount: Count, repostCount: Count, quoteCount: Count,
})
type PostView = z.infer<typeof PostView>

/** An account whose name no longer leads to it. */
const lostHandle = 'handle.invalid'

const authorOf = ({ author }: PostView): SocialFacts['author'] => author && {
  handle: author.handle === null || author.handle === lostHandle ? null : `@${author.handle}`,
  name: author.displayName?.trim() || null,
  url: skyPage(author.did),
  followers: null,
}

/** The client writes `createdAt` and may write anything; nothing was published after the index had it. */
const publishedAt = ({ record, indexedAt }: PostView): Date | null => {
  const [written, indexed] = [readInstant(record.createdAt), readInstant(indexedAt)]
  return indexed !== null && (written === null || written > indexed) ? indexed : written
}

const toDraft = (view: PostView): readonly NamedDraft[] => {
  const { uri, record } = view
  const text = record.text.trim()
  if (text === '') return []
  const [did, , rkey] = uri.slice('at://'.length).split('/') as [string, string, string]
  const url = `${skyPage(did)}/post/${rkey}`
  const author = authorOf(view)
  return [{
    guid: uri, url, canonicalUrl: canonicalUrl(url), title: firstWords(text), text,
    author: author?.name ?? author?.handle ?? null,
    language: record.langs[0]?.toLowerCase() || null,
    publishedAt: publishedAt(view), publishedRaw: record.createdAt, updatedAt: null,
    kind: 'post',
    social: {
      ref: uri, author, likes: view.likeCount, replies: view.replyCount, shares: sumOf(view.repostCount, view.quoteCount), views: null,
      replyTo: postAddressOf(record.reply?.parent.uri), quoteOf: quotedBy(record.embed),
    },
  }]
}

/** Reads a page of a search (lexicon app.bsky.feed.searchPosts). Posts get the names and addresses that the stream gives them. */
export const readSkySearch = (body: string): SkySearch | Unusable => {
  const list = readList(body, Page, page => page.posts, PostView)
  if (!list.ok) return list
  return { ok: true, posts: list.items.flatMap(toDraft), times: list.items.map(({ indexedAt }) => readInstant(indexedAt)), next: list.page.cursor }
}

import type { PostDraft } from './post-draft'

/** By what a source's posts are told apart. Kept with the source: a rule once switched stays switched. */
export type KeyRule = 'guid' | 'url' | 'title-date'

/** A draft with the key under which its source knows it. The key has any length: store a hash of it. */
export type IdentifiedPost = PostDraft & { readonly key: string }

export type Identified = {
  readonly posts: readonly IdentifiedPost[]
  /** What this document proved wrong about the source; 'guid-repeats' wins where both happen. */
  readonly unreliable: null | 'guid-repeats' | 'link-repeats'
  /** The rule the keys of this very call follow, and the one to call with next time. */
  readonly nextKeyRule: KeyRule
}

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
/** As written, since a date read from it may move with the day it is read (one from the future is held at now). */
const moment = (draft: PostDraft): string => draft.publishedRaw ?? draft.publishedAt?.toISOString() ?? ''
const sign = (...parts: readonly (string | null)[]): string => JSON.stringify(parts)

const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string | null): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

const repeats = (groups: ReadonlyMap<string, readonly unknown[]>): ReadonlySet<string> =>
  new Set([...groups].filter(([, group]) => group.length > 1).map(([key]) => key))

/** A blank guid is none; a link to the front page tells nothing about the post. */
const withUsableNames = (draft: PostDraft): PostDraft => ({
  ...draft,
  guid: draft.guid?.trim() || null,
  canonicalUrl: draft.canonicalUrl !== null && /^https?:\/\/[^/]+\/?$/.test(draft.canonicalUrl) ? null : draft.canonicalUrl,
})

const guidsRepeat = (drafts: readonly PostDraft[]): boolean =>
  [...groupBy(drafts, draft => draft.guid).values()]
    .some(group => new Set(group.map(draft => sign(draft.canonicalUrl, oneLine(draft.title)))).size > 1)

/**
 * By what two drafts of one document are the same post. With a trusted guid: guid, link and title. Besides, whatever the guids
 * say, a linked and dated draft that is equal in link, title, time and text; without a guid that equality is all there is.
 */
const signatures = (draft: PostDraft, guidsTrusted: boolean): readonly string[] => {
  const guid = guidsTrusted ? draft.guid : null
  const looks = sign('looks', draft.canonicalUrl, oneLine(draft.title), moment(draft), draft.text)
  if (guid === null) return [looks]
  const named = sign('named', guid, draft.canonicalUrl, oneLine(draft.title))
  return draft.canonicalUrl !== null && draft.publishedAt !== null ? [named, looks] : [named]
}

const withoutCopies = (drafts: readonly PostDraft[], guidsTrusted: boolean): readonly PostDraft[] => {
  const seen = new Set<string>()
  return drafts.filter(draft => {
    const own = signatures(draft, guidsTrusted)
    const isCopy = own.some(signature => seen.has(signature))
    if (!isCopy) own.forEach(signature => seen.add(signature))
    return !isCopy
  })
}

/** Links that repeat cost a source its link rule. A guid rule stands, unless no guid is there to hold it. */
const ruleAfterLinks = (rule: KeyRule, drafts: readonly PostDraft[]): KeyRule =>
  rule === 'guid' && drafts.some(draft => draft.guid !== null) ? 'guid' : 'title-date'

const keyOf = (draft: PostDraft, rule: KeyRule): string => {
  if (rule === 'guid' && draft.guid !== null) return sign('guid', draft.guid)
  if (rule !== 'title-date' && draft.canonicalUrl !== null) return sign('url', draft.canonicalUrl)
  return sign('title-date', oneLine(draft.title), moment(draft))
}

/** Title and date can be the same on posts that differ in link or text: then those join the key of each. */
const withKeys = (drafts: readonly PostDraft[], shared: ReadonlySet<string>, rule: KeyRule): readonly IdentifiedPost[] => {
  const linked = drafts.map(draft => {
    const isShared = draft.canonicalUrl !== null && shared.has(draft.canonicalUrl)
    const post = isShared ? { ...draft, canonicalUrl: null } : draft
    return { post, link: draft.canonicalUrl, key: keyOf(post, rule) }
  })
  const ambiguous = repeats(groupBy(linked, ({ key }) => key))
  return linked.map(({ post, link, key }) => ({ ...post, key: ambiguous.has(key) ? sign(key, link, post.text) : key }))
}

/**
 * Decides under which key a source knows each post of one document, and whether its names can be trusted.
 *
 * - A guid on posts with different links or titles is no name: the source switches to links.
 * - A link on several posts, or one to the front page, is no name: those posts lose their `canonicalUrl`, and a source that has
 *   nothing but links switches to title and date.
 * - True copies are collapsed, the first is kept. Everything else gets a key of its own, the same each time the same document
 *   is read.
 *
 * @param drafts the posts of ONE document, in its order
 * @param keyRule the rule the source had so far ('guid' for a new one)
 */
export const identifyPosts = (drafts: readonly PostDraft[], keyRule: KeyRule): Identified => {
  const usable = drafts.map(withUsableNames)
  const badGuids = keyRule === 'guid' && guidsRepeat(usable)
  const rule = badGuids ? 'url' : keyRule
  const distinct = withoutCopies(usable, rule === 'guid')
  const shared = repeats(groupBy(distinct, draft => draft.canonicalUrl))
  const nextKeyRule = shared.size === 0 ? rule : ruleAfterLinks(rule, distinct)
  const posts = withKeys(distinct, shared, nextKeyRule)
  if (badGuids) return { posts, unreliable: 'guid-repeats', nextKeyRule }
  return { posts, unreliable: shared.size === 0 ? null : 'link-repeats', nextKeyRule }
}

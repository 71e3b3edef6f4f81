import { identifyByName } from './identify-by-name'
import type { PostDraft, Repost } from './post-draft'

const draft = (guid: string, more: Partial<PostDraft> = {}) => ({
  guid, url: null, canonicalUrl: null, title: '', text: '', author: null, language: null, publishedAt: null, publishedRaw: null, updatedAt: null, kind: 'post' as const, ...more,
} as PostDraft & { guid: string })
const repost = (ref: string): Repost => ({ ref, handle: null, followers: null, at: null })

it('keeps one of each name, the first, with the reposts of all', () => {
  const posts = identifyByName([draft('a', { text: 'baru' }), draft('b'), draft('a', { text: 'lama', reposts: [repost('1')] }), draft('a', { reposts: [repost('2'), repost('1')] })])
  expect(posts.map(({ guid, text, reposts }) => [guid, text, reposts?.map(({ ref }) => ref)])).toEqual([['a', 'baru', ['1', '2']], ['b', '', undefined]])
})

it('names posts by their names only', () => {
  const keys = identifyByName([draft('a'), draft('b')]).map(post => post.key)
  expect(new Set(keys).size).toBe(2)
  expect(identifyByName([draft('b'), draft('a', { title: 'lain' })]).map(post => post.key).sort()).toEqual([...keys].sort())
})

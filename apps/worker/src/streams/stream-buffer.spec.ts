import { compileRuleset } from '@kentongan/matching'
import type { NamedDraft, StreamedPost } from '@kentongan/sources'
import { createStreamBuffer } from './stream-buffer'

const now = new Date('2026-11-22T03:00:00Z')
const ruleset = compileRuleset([
  { ruleId: 1, agencyId: 1, lane: 'sure', query: 'banjir' }, { ruleId: 2, agencyId: 1, lane: 'review', query: 'air' },
  { ruleId: 3, agencyId: 2, lane: 'sure', query: 'source:bluesky hoaks' },
])
const post = (ref: string, text: string, edited = false): StreamedPost => ({
  kind: 'post', ref, edited, title: text, text, author: '', lang: 'id',
  draft: () => ({ guid: ref, title: text, text, publishedAt: new Date('2030-01-01T00:00:00Z'), kind: 'post' }) as NamedDraft,
})
const repost = (of: string) => ({ kind: 'repost', of, repost: { ref: `r-${of}`, handle: null, followers: null, at: now } }) as const
const fill = (known: readonly string[] = []) => createStreamBuffer({ rules: () => ruleset, source: 'Bluesky', isKnown: ref => known.includes(ref) })

it('keeps posts that a rule of either lane wants, each once, in their last state', () => {
  const buffer = fill()
  for (const event of [post('a', 'Banjir lagi'), post('b', 'Selamat pagi'), post('c', 'air mati'), post('d', 'hoaks beredar'), post('a', 'Banjir surut', true)]) buffer.add(event)
  expect(buffer.take(now).posts.map(({ guid, text, published }) => [guid, text, published])).toEqual([
    ['a', 'Banjir surut', { at: now, confidence: 'fetched' }], ['c', 'air mati', { at: now, confidence: 'fetched' }], ['d', 'hoaks beredar', { at: now, confidence: 'fetched' }],
  ])
  expect([buffer.size(), buffer.take(now).posts]).toEqual([0, []])
})

it('keeps what concerns known posts, those that wait included', () => {
  const buffer = fill(['k'])
  for (const event of [post('k', 'bersih', true), post('x', 'bersih', true), repost('k'), repost('x'), post('a', 'banjir'), repost('a'), post('a', 'salah kirim', true)]) buffer.add(event)
  const { posts, reposts } = buffer.take(now)
  expect([posts.map(({ guid, text }) => [guid, text]), reposts.map(({ of }) => of)]).toEqual([[['k', 'bersih'], ['a', 'salah kirim']], ['k', 'a']])
})

it('keeps every wish to be forgotten', () => {
  const buffer = fill()
  buffer.add({ kind: 'deleted', ref: 'lama' })
  buffer.add({ kind: 'gone', author: 'https://bsky.app/profile/did:plc:a' })
  buffer.add({ kind: 'renamed', author: 'https://bsky.app/profile/did:plc:b', handle: '@b' })
  expect(buffer.size()).toBe(3)
  expect(buffer.take(now)).toEqual({
    posts: [], reposts: [], deleted: ['lama'], gone: ['https://bsky.app/profile/did:plc:a'],
    renamed: [{ author: 'https://bsky.app/profile/did:plc:b', handle: '@b', name: null, followers: null }],
  })
})

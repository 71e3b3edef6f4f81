import fc from 'fast-check'
import { compareIds } from './compare-ids'
import { readStatuses, type StatusPage } from './read-statuses'

const account = { id: '9', acct: 'warga', display_name: 'Warga Kota', url: 'https://mastodon.example/@warga', followers_count: 120 }
const longAddress = `https://lain.example/${'kata'.repeat(600)}`
const status = (id: string, more: Record<string, unknown> = {}) => ({
  id, uri: `https://mastodon.example/users/warga/statuses/${id}`, url: `https://mastodon.example/@warga/${id}`, created_at: '2026-11-21T03:00:00.000Z', edited_at: null,
  content: '<p>Jalan di <a href="https://mastodon.example/tags/kota">#<span>kota</span></a> rusak</p><p>Sudah lama</p>', spoiler_text: '', language: 'id', visibility: 'public',
  in_reply_to_id: null, favourites_count: 3, reblogs_count: 2, replies_count: 0, account, reblog: null, ...more,
})
const read = (...statuses: unknown[]) => readStatuses(JSON.stringify(statuses), 'mastodon.example') as StatusPage
const only = (more: Record<string, unknown>) => read(status('1', more)).posts[0]!

it('reads a status as documented', () => {
  expect(read(status('1')).posts).toEqual([{
    guid: 'https://mastodon.example/users/warga/statuses/1', url: 'https://mastodon.example/@warga/1', canonicalUrl: 'https://mastodon.example/@warga/1',
    title: 'Jalan di #kota rusak Sudah lama', text: 'Jalan di #kota rusak\n\nSudah lama', author: 'Warga Kota', language: 'id',
    publishedAt: new Date('2026-11-21T03:00:00Z'), publishedRaw: '2026-11-21T03:00:00.000Z', updatedAt: null, kind: 'post',
    social: {
      ref: 'mastodon.example/1', author: { handle: '@warga@mastodon.example', name: 'Warga Kota', url: 'https://mastodon.example/@warga', followers: 120 },
      likes: 3, replies: 0, shares: 2, views: null, replyTo: null, quoteOf: null,
    },
  }])
})

it.each<[string, Record<string, unknown>, object]>([
  ['a deleted author', { account: null }, { author: null, social: expect.objectContaining({ author: null }) }],
  ['an author without a name', { account: { ...account, display_name: ' ' } }, { author: '@warga@mastodon.example' }],
  ['an author of another server', { account: { ...account, acct: 'ani@lain.example' } }, { social: expect.objectContaining({ author: expect.objectContaining({ handle: '@ani@lain.example' }) }) }],
  ['counts that are not told', { favourites_count: undefined, reblogs_count: null, replies_count: -1, account: { acct: 'warga' } }, { social: expect.objectContaining({ likes: null, shares: null, replies: null, author: expect.objectContaining({ followers: null }) }) }],
  ['a missing address', { url: null }, { url: 'https://mastodon.example/users/warga/statuses/1' }],
  ['a missing uri', { uri: null }, { guid: 'mastodon.example/1' }],
  ['an address that is none', { url: 'javascript:alert(1)' }, { url: null, canonicalUrl: null }],
  ['a page of an author that is none', { account: { ...account, url: 'javascript:alert(1)' } }, { social: expect.objectContaining({ author: expect.objectContaining({ url: null }) }) }],
  ['addresses that no index holds', { url: longAddress, account: { ...account, url: longAddress } }, { url: null, social: expect.objectContaining({ author: expect.objectContaining({ url: null }) }) }],
  ['a year that no calendar of ours knows', { created_at: '-271821-04-20T00:00:00Z' }, { publishedAt: null }],
  ['an unreadable date', { created_at: 'kemarin' }, { publishedAt: null, publishedRaw: 'kemarin' }],
  ['a date in the future', { created_at: '2099-01-01T00:00:00Z' }, { publishedAt: new Date('2099-01-01T00:00:00Z') }],
  ['an unknown language', { language: null }, { language: null }],
  ['four-byte emoji and right-to-left marks', { content: '<p>Banjir 😀\u200f kota</p>' }, { text: 'Banjir 😀\u200f kota' }],
  ['a content warning', { spoiler_text: 'Soal banjir', content: '<p>Parah</p>' }, { text: 'Soal banjir\nParah' }],
  ['a reply', { in_reply_to_id: '77' }, { social: expect.objectContaining({ replyTo: 'mastodon.example/77' }) }],
  ['a quote', { quote: { state: 'accepted', quoted_status: { id: '55' } } }, { social: expect.objectContaining({ quoteOf: 'mastodon.example/55' }) }],
  ['an edit', { edited_at: '2026-11-21T04:00:00Z' }, { updatedAt: new Date('2026-11-21T04:00:00Z') }],
])('reads %s', (_name, more, expected) => {
  expect(only(more)).toMatchObject(expected)
})

it('keeps 10,000 characters whole', () => {
  const text = 'kata '.repeat(2_000).trim()
  expect(only({ content: `<p>${text}</p>` }).text).toBe(text)
})

it('takes a bare repost for the status that it passes on', () => {
  const boost = status('8', { content: '', account: { ...account, acct: 'kota@lain.example', followers_count: 5_000 }, created_at: '2026-11-21T05:00:00Z', reblog: status('2') })
  const [draft] = read(boost).posts
  expect(draft).toMatchObject({ guid: 'https://mastodon.example/users/warga/statuses/2', social: { ref: 'mastodon.example/2', author: { followers: 120 } } })
  expect(draft!.reposts).toEqual([{ ref: 'mastodon.example/8', handle: '@kota@lain.example', followers: 5_000, at: new Date('2026-11-21T05:00:00Z') }])
})

it('leaves out what is not for everybody and what has no words, but counts their ids', () => {
  const page = read(status('3', { visibility: 'private' }), status('2', { content: '' }), status('1', { visibility: 'unlisted' }))
  expect(page.posts.map(post => post.social!.ref)).toEqual(['mastodon.example/1'])
  expect(page.ids).toEqual(['1', '2', '3'])
})

it('passes over entries that are no status', () => {
  expect(read(null, { id: 4 }, status('9'.repeat(5_000)), status('1')).ids).toEqual(['1'])
})

it.each([
  ['<html><title>Masuk</title></html>', 'not-json'],
  ['<html><title>Just a moment...</title></html>', 'challenge'],
  ['', 'not-json'],
  ['{"error":"The access token is invalid"}', 'other-shape'],
  ['[{"nama":"x"}]', 'other-shape'],
])('says what is wrong with %s', (body, reason) => {
  expect(readStatuses(body, 'x.example')).toMatchObject({ ok: false, reason })
})

it('takes an empty page for what it is', () => {
  expect(readStatuses('[]', 'x.example')).toEqual({ ok: true, posts: [], ids: [] })
})

it('reads any JSON without throwing', () => {
  fc.assert(fc.property(fc.jsonValue(), value => {
    readStatuses(JSON.stringify([value, { ...status('1'), ...(typeof value === 'object' ? value : {}) }]), 'x.example')
  }))
})

it('orders ids as numbers of any length, and other ids as text', () => {
  expect(['110000000000000010', '99', '110000000000000009'].sort(compareIds)).toEqual(['99', '110000000000000009', '110000000000000010'])
  fc.assert(fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), (a, b) => Math.sign(compareIds(String(a), String(b))) === (a < b ? -1 : a > b ? 1 : 0)))
  expect(compareIds('01H8A', '01H8B')).toBeLessThan(0)
})

import * as fc from 'fast-check'
import type { StreamedPost } from '../stream-event'
import { jetstreamAddress } from './jetstream-address'
import { readJetstreamEvent } from './read-jetstream-event'
import { profilesAddress, readProfiles } from './read-profiles'

const did = 'did:plc:warga'
const at = Date.parse('2026-11-22T03:00:00.000Z') * 1_000
const record = { $type: 'app.bsky.feed.post', text: 'Air PDAM mati', langs: ['id', 'en'], createdAt: '2026-11-22T02:59:59.000Z' }
const commit = (more: object = {}, collection = 'app.bsky.feed.post') => ({ did, time_us: at, kind: 'commit', commit: { rev: 'r', operation: 'create', collection, rkey: '3kabc', cid: 'c', record, ...more } })
const read = (message: object) => readJetstreamEvent(JSON.stringify(message))
const post = (more: object): StreamedPost => {
  const { event } = read(commit({ record: { ...record, ...more } }))
  if (event?.kind !== 'post') throw new Error('no post')
  return event
}

it('reads a post', () => {
  const { at: place, event } = read(commit())
  expect(place).toBe(at)
  expect(event).toMatchObject({ kind: 'post', ref: `at://${did}/app.bsky.feed.post/3kabc`, edited: false, title: 'Air PDAM mati', text: 'Air PDAM mati', author: '', lang: 'id' })
  expect(post({}).draft()).toEqual({
    guid: `at://${did}/app.bsky.feed.post/3kabc`, url: `https://bsky.app/profile/${did}/post/3kabc`, canonicalUrl: `https://bsky.app/profile/${did}/post/3kabc`,
    title: 'Air PDAM mati', text: 'Air PDAM mati', author: null, language: 'id', publishedAt: new Date('2026-11-22T02:59:59Z'), publishedRaw: '2026-11-22T02:59:59.000Z', updatedAt: null, kind: 'post',
    social: {
      ref: `at://${did}/app.bsky.feed.post/3kabc`, author: { handle: null, name: null, url: `https://bsky.app/profile/${did}`, followers: null },
      likes: null, replies: null, shares: null, views: null, replyTo: null, quoteOf: null,
    },
  })
})

const other = 'at://did:plc:lain/app.bsky.feed.post/3kxyz'
test.each<[string, object, string | null, string | null]>([
  ['an answer', { reply: { root: { uri: 'at://r' }, parent: { uri: other } } }, other, null],
  ['a quote', { embed: { $type: 'app.bsky.embed.record', record: { uri: other } } }, null, other],
  ['a quote with a picture', { embed: { $type: 'app.bsky.embed.recordWithMedia', record: { record: { uri: other } }, media: {} } }, null, other],
  ['a quoted list is no post', { embed: { record: { uri: 'at://did:plc:lain/app.bsky.graph.list/1' } } }, null, null],
  ['nonsense', { reply: 7, embed: [] }, null, null],
])('%s', (_name, more, replyTo, quoteOf) => expect(post(more).draft().social).toMatchObject({ replyTo, quoteOf }))

test.each([
  ['2030-01-01T00:00:00Z', '2026-11-22T03:00:00.000Z'],
  ['kemarin', '2026-11-22T03:00:00.000Z'],
  [null, '2026-11-22T03:00:00.000Z'],
  ['-271821-04-20T00:00:00Z', '2026-11-22T03:00:00.000Z'],
  ['2020-02-02T02:02:02Z', '2020-02-02T02:02:02.000Z'],
])('a post written at %s was published at %s', (createdAt, expected) => expect(post({ createdAt }).draft().publishedAt).toEqual(new Date(expected)))

test.each<[string, string]>([
  ['emoji of four bytes', '🚨 Banjir 👨‍👩‍👧 di Bima'],
  ['marks for writing from the right', '\u202bمرحبا\u202c Kantor Imigrasi'],
  ['ten thousand characters', 'Banjir '.repeat(1_500).trim()],
])('keeps %s', (_name, text) => {
  expect(post({ text }).text).toBe(text)
  expect(post({ text }).title.length).toBeLessThanOrEqual(81)
})

test.each<[string, object, object | null]>([
  ['an edit', commit({ operation: 'update' }), { kind: 'post', edited: true }],
  ['a deletion', commit({ operation: 'delete', record: undefined }), { kind: 'deleted', ref: `at://${did}/app.bsky.feed.post/3kabc` }],
  ['a repost', commit({ record: { subject: { uri: other, cid: 'c' }, createdAt: record.createdAt } }, 'app.bsky.feed.repost'),
    { kind: 'repost', of: other, repost: { ref: `at://${did}/app.bsky.feed.repost/3kabc`, handle: null, followers: null, at: new Date(record.createdAt) } }],
  ['a repost taken back', commit({ operation: 'delete' }, 'app.bsky.feed.repost'), { kind: 'deleted', ref: `at://${did}/app.bsky.feed.repost/3kabc` }],
  ['a repost of something else', commit({ record: { subject: { uri: 'at://did:plc:x/app.bsky.feed.generator/1' } } }, 'app.bsky.feed.repost'), null],
  ['an account that was deleted', { did, time_us: at, kind: 'account', account: { active: false, did, status: 'deleted' } }, { kind: 'gone', author: `https://bsky.app/profile/${did}` }],
  ['an account that was taken down', { did, time_us: at, kind: 'account', account: { active: false, status: 'takendown' } }, { kind: 'gone', author: `https://bsky.app/profile/${did}` }],
  ['an account at rest', { did, time_us: at, kind: 'account', account: { active: false, status: 'deactivated' } }, null],
  ['an account', { did, time_us: at, kind: 'account', account: { active: true } }, null],
  ['another name', { did, time_us: at, kind: 'identity', identity: { did, handle: 'warga.example' } }, { kind: 'renamed', author: `https://bsky.app/profile/${did}`, handle: '@warga.example' }],
  ['a name that is none', { did, time_us: at, kind: 'identity', identity: { handle: 'a\u0000b' } }, null],
  ['a name lost', { did, time_us: at, kind: 'identity', identity: { did } }, null],
  ['a like', commit({}, 'app.bsky.feed.like'), null],
  ['a post of pictures only', commit({ record: { ...record, text: '' } }), null],
  ['a post without a record', commit({ record: undefined }), null],
  ['a kind to come', { did, time_us: at, kind: 'sparkle' }, null],
  ['a key that leads elsewhere', commit({ rkey: '../../profile/x' }), null],
  ['no commit', { did, time_us: at, kind: 'commit' }, null],
  ['no account', { ...commit(), did: 'warga' }, null],
])('%s', (_name, message, event) => {
  const result = read(message)
  expect(result.at).toBe(at)
  if (event === null) expect(result.event).toBeNull()
  else expect(result.event).toMatchObject(event)
})

test.each(['', 'rusak', '[]', 'null', '7', '{"kind":"commit"}', JSON.stringify({ ...commit(), time_us: 1e99 }), '\u0000', '{"time_us":-1,"did":"did:plc:a"}'])('%p says nothing', text =>
  expect(readJetstreamEvent(text)).toEqual({ at: null, event: null }))

it('never throws, whatever comes in the place of anything', () => {
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined))
  fc.assert(fc.property(fc.record({ did: anything, time_us: fc.oneof(fc.constant(at), anything), kind: fc.oneof(fc.constantFrom('commit', 'account', 'identity'), anything), commit: fc.oneof(
    fc.record({ operation: fc.oneof(fc.constantFrom('create', 'update', 'delete'), anything), collection: fc.constantFrom('app.bsky.feed.post', 'app.bsky.feed.repost', 'x'), rkey: anything,
      record: fc.oneof(fc.record({ text: anything, langs: anything, createdAt: anything, reply: anything, embed: anything, subject: anything }), anything) }), anything), account: anything, identity: anything }), message => {
    const { event } = readJetstreamEvent(JSON.stringify({ ...message, ...(message.did === undefined && { did }) }))
    if (event?.kind === 'post') expect(event.draft().publishedAt!.getTime()).toBeLessThanOrEqual(at / 1_000)
  }), { numRuns: 500 })
})

it('listens to posts and reposts from five seconds before the cursor on', () => {
  const url = 'wss://jetstream2.us-east.bsky.network/subscribe?wantedDids=x&compress=true&cursor=1'
  const fresh = new URL(jetstreamAddress(url, null))
  expect(fresh.searchParams.getAll('wantedCollections')).toEqual(['app.bsky.feed.post', 'app.bsky.feed.repost'])
  expect([...fresh.searchParams.keys()]).not.toContain('compress')
  expect(fresh.searchParams.get('cursor')).toBeNull()
  expect(new URL(jetstreamAddress(url, { timeUs: at })).searchParams.get('cursor')).toBe(String(at - 5_000_000))
  expect(jetstreamAddress(jetstreamAddress(url, { timeUs: at }), null)).toBe(fresh.href)
})

it('reads profiles, and of a bad one nothing', () => {
  expect(profilesAddress([did, 'did:web:a'])).toBe('https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=did%3Aplc%3Awarga&actors=did%3Aweb%3Aa')
  const profile = { did, handle: 'warga.example', displayName: ' Warga ', followersCount: 12, description: 'tidak dibaca' }
  expect(readProfiles(JSON.stringify({ profiles: [profile, { did: 'did:plc:b', handle: 'b.example', displayName: '' }, { did: 7 }, null] }))).toEqual([
    { author: `https://bsky.app/profile/${did}`, handle: '@warga.example', name: 'Warga', followers: 12 },
    { author: 'https://bsky.app/profile/did:plc:b', handle: '@b.example', name: null, followers: null },
  ])
  for (const body of ['', '[]', '{}', 'null', '<html>', '{"profiles":{}}']) expect(readProfiles(body)).toEqual([])
})

it.each([['id', undefined], ['id', []], ['id', ['']], ['jv', ['jv']], ['', ['']]] as const)('is in "%s" where it declares %j', (lang, langs) => {
  const text = lang === '' ? 'PDAM mati' : 'Air di kota ini mati sejak pagi'
  expect(post({ text, langs })).toMatchObject({ lang })
})

import * as fc from 'fast-check'
import { readStreamingMessage } from './read-streaming-message'
import { readStreamingBase, streamingAddress } from './streaming-address'

const host = 'm.example'
const status = { id: '12', uri: 'https://m.example/12', url: 'https://m.example/@kota/12', created_at: '2026-11-22T03:00:00Z', content: '<p>Air mati 🚰</p>', visibility: 'public', account: { acct: 'kota', display_name: 'Kota' }, language: 'id' }
const message = (event: string, payload: unknown) => JSON.stringify({ stream: ['public'], event, payload: typeof payload === 'string' ? payload : JSON.stringify(payload) })

it('recognises a language that is not declared, so that rules for one find it', () => {
  for (const [content, lang] of [['<p>Air di kota ini mati sejak pagi</p>', 'id'], ['<p>Air mati</p>', '']]) {
    expect(readStreamingMessage(message('update', { ...status, content, language: null }), host).event).toMatchObject({ lang })
  }
})

it('reads new and edited statuses', () => {
  const { id, event } = readStreamingMessage(message('update', status), host)
  expect([id, event]).toMatchObject(['12', { kind: 'post', ref: 'm.example/12', edited: false, title: 'Air mati 🚰', text: 'Air mati 🚰', author: 'Kota', lang: 'id' }])
  if (event?.kind === 'post') expect(event.draft()).toMatchObject({ guid: 'https://m.example/12', social: { author: { handle: '@kota@m.example' }, likes: null } })
  expect(readStreamingMessage(message('status.update', status), host).event).toMatchObject({ kind: 'post', edited: true })
})

test.each<[string, string, unknown, object]>([
  ['a deletion', 'delete', '12', { id: null, event: { kind: 'deleted', ref: 'm.example/12' } }],
  ['a status for followers only', 'update', { ...status, visibility: 'private' }, { id: '12', event: null }],
  ['a picture without words', 'update', { ...status, content: '' }, { id: '12', event: null }],
  ['a deletion of nothing', 'delete', '1\u0000', { id: null, event: null }],
  ['a filter that was changed', 'filters_changed', '', { id: null, event: null }],
  ['a status that is none', 'update', '{', { id: null, event: null }],
])('%s', (_name, event, payload, expected) => expect(readStreamingMessage(message(event, payload), host)).toEqual(expected))

it('never throws', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(payload => message('update', payload))), text => {
  expect(() => readStreamingMessage(text, host)).not.toThrow()
})))

test.each<[string, string | null, string, string]>([
  ['https://m.example/api/v1/streaming/public', null, 'wss://m.example/api/v1/streaming?stream=public', 'https://m.example/api/v1/timelines/public'],
  ['https://m.example/api/v1/streaming/public/local', 'wss://streaming.m.example', 'wss://streaming.m.example/api/v1/streaming?stream=public%3Alocal', 'https://m.example/api/v1/timelines/public?local=true'],
  ['https://m.example/api/v1/streaming/public', 'ws://m.example', 'wss://m.example/api/v1/streaming?stream=public', 'https://m.example/api/v1/timelines/public'],
  ['http://m.example/api/v1/streaming/public', 'ws://lain.example', 'ws://lain.example/api/v1/streaming?stream=public', 'http://m.example/api/v1/timelines/public'],
  ['wss://m.example:8443/api/v1/streaming/hashtag?tag=banjir', null, 'wss://m.example:8443/api/v1/streaming?stream=hashtag&tag=banjir', 'https://m.example:8443/api/v1/timelines/tag/banjir'],
  ['http://127.0.0.1:8090/api/v1/streaming/hashtag/local?tag=air%20mati', null, 'ws://127.0.0.1:8090/api/v1/streaming?stream=hashtag%3Alocal&tag=air+mati', 'http://127.0.0.1:8090/api/v1/timelines/tag/air%20mati?local=true'],
])('%s', (address, base, listen, timeline) => {
  const found = streamingAddress(address)!
  expect([found.listen(base), found.timeline]).toEqual([listen, timeline])
})

test.each(['https://m.example/', 'https://m.example/api/v1/streaming/user', 'https://m.example/api/v1/streaming/hashtag'])('%s is no stream', address => expect(streamingAddress(address)).toBeNull())

test.each<[string, string | null]>([
  [JSON.stringify({ configuration: { urls: { streaming: 'wss://streaming.m.example' } } }), 'wss://streaming.m.example'],
  [JSON.stringify({ configuration: { urls: { streaming: 'file:///etc' } } }), null],
  [JSON.stringify({ configuration: { urls: { streaming: 'wss://' } } }), null],
  ['{}', null], ['<html>', null], ['null', null],
])('%s is listened to at %s', (body, base) => expect(readStreamingBase(body)).toBe(base))

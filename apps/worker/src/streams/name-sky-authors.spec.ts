import type { StreamSource } from '@kentongan/platform/db'
import type { FetchResult, HttpFetch } from '@kentongan/platform/http-fetch'
import { until } from '../../../../test/support/until'
import { createSkyNames } from './name-sky-authors'

const page = (did: string) => `https://bsky.app/profile/${did}`
const network = { url: 'wss://jetstream2.us-east.bsky.network/subscribe' } as StreamSource
const rehearsal = { url: 'ws://127.0.0.1:8090/subscribe' } as StreamSource
const answer = (body: string) => ({ ok: true, status: 200, body: new TextEncoder().encode(body) }) as unknown as FetchResult

const watch = (result: FetchResult, nameless: readonly string[] = []) => {
  const asked: string[] = []
  const named: unknown[] = []
  const http = { fetch: async ({ url }) => (asked.push(url), result) } as Pick<HttpFetch, 'fetch'>
  const names = createSkyNames({ http, now: () => new Date(), streams: { findNameless: async () => nameless, nameAuthors: async authors => void named.push(...authors) } })
  return { names, asked, named }
}

it('asks once for whom it has met, 25 at a time, with those left from before', async () => {
  const body = JSON.stringify({ profiles: [{ did: 'did:plc:1', handle: 'satu.example', displayName: 'Satu', followersCount: 3 }] })
  const { names, asked, named } = watch(answer(body), [page('did:plc:lama')])
  names.add(network, Array.from({ length: 30 }, (_, at) => page(`did:plc:${at}`)))
  await until(async () => (await names.ask(), asked.length === 2))
  await names.ask()
  names.add(network, [page('did:plc:1'), page('did:plc:lama')])
  await names.ask()
  expect(asked.map(url => new URL(url).searchParams.getAll('actors').length)).toEqual([25, 6])
  expect(named[0]).toEqual({ author: page('did:plc:1'), handle: '@satu.example', name: 'Satu', followers: 3 })
})

it('asks for others first after a failure', async () => {
  const { names, asked } = watch({ ok: false, reason: 'client-error', status: 400, detail: '', retryAfterSeconds: null } as FetchResult)
  names.add(network, Array.from({ length: 30 }, (_, at) => page(`did:plc:${at}`)))
  await names.ask()
  await names.ask()
  expect(asked.map(url => new URL(url).searchParams.get('actors'))).toEqual(['did:plc:0', 'did:plc:25'])
})

it('asks again after a failure, and for nobody of another network', async () => {
  const { names, asked, named } = watch({ ok: false, reason: 'server-error', status: 500, detail: '', retryAfterSeconds: null } as FetchResult)
  names.add(rehearsal, [page('did:plc:1')])
  await names.ask()
  expect(asked).toEqual([])
  names.add(network, [page('did:plc:1')])
  await names.ask()
  await names.ask()
  expect([asked.length, named]).toEqual([2, []])
})

import http from 'node:http'
import { until } from '../../../../test/support/until'
import { createSeed } from '../testing/seed'
import { startTestApi, type TestApi } from '../testing/start-test-api'

let api: TestApi
let ours: number
beforeAll(async () => {
  api = await startTestApi({ liveTimings: { heartbeat: 60, recheck: 100, gather: 5 } })
  ours = await createSeed(api.owner).agency('Kita')
})
afterAll(() => api.stop())

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const emit = (sourceId: number) => api.owner.query('select emit_live(null, $1)', [{ type: 'source', sourceId }])

type Line = { readonly status: number; readonly headers: http.IncomingHttpHeaders; text: () => string; ended: () => boolean; lastId: () => string; close: () => void; response: http.IncomingMessage }

/** Opens the stream as a browser does; plain http, so that reading can be held back. */
const open = (cookie: string, lastId?: string): Promise<Line> => new Promise((resolve, reject) => {
  const headers = { cookie, ...(lastId !== undefined && { 'last-event-id': lastId }) }
  http.get(`${api.url}/api/live`, { headers }, response => {
    let text = ''
    let ended = false
    response.setEncoding('utf8').on('data', chunk => (text += chunk)).on('close', () => (ended = true)).on('error', () => (ended = true))
    resolve({
      status: response.statusCode!, headers: response.headers, response, text: () => text, ended: () => ended, close: () => response.destroy(),
      lastId: () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)![1]!,
    })
  }).on('error', reject)
})

const told = (line: Line) => [...line.text().matchAll(/"sourceId":(\d+)/g)].map(match => Number(match[1]))

describe('the stream', () => {
  it('greets, says where it stands, and gives signs of life', async () => {
    const { cookie } = await api.person([['official', ours]])
    const line = await open(cookie!)
    expect(line.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
    await until(() => line.text().includes('event: ping'))
    expect(line.text()).toMatch(/^retry: 3000\n\nevent: hello\nid: \d+\ndata: {"at":"[^"]+Z"}\n\n: beat\n\nevent: ping\nid: \d+\ndata: {}\n\n/)
    line.close()
  })

  it('resumes where a browser left off, without a gap or a double', async () => {
    const { cookie } = await api.person([['official', ours]])
    const first = await open(cookie!)
    await until(() => first.text().includes('hello'))
    await emit(1)
    await emit(2)
    await until(() => told(first).length === 2)
    first.close()
    await emit(3)
    const again = await open(cookie!, first.lastId())
    await emit(4)
    await until(() => told(again).length === 2)
    await pause(100)
    expect([told(first), told(again)]).toEqual([[1, 2], [3, 4]])
    expect(again.text()).not.toContain('event: resync')
    again.close()
  })

  it('resumes also where a browser saw nothing but the greeting', async () => {
    const { cookie } = await api.person([['official', ours]])
    const first = await open(cookie!)
    await until(() => first.text().includes('hello'))
    first.close()
    await emit(7)
    const again = await open(cookie!, first.lastId())
    await until(() => told(again).length === 1)
    again.close()
  })

  it.each([['too new', '999999999'], ['too old', '0']])('asks for everything anew where the last id is %s', async (_name, id) => {
    await emit(1)
    await emit(2)
    await api.owner.query('delete from live_event where id < (select max(id) from live_event)')
    const { cookie } = await api.person([['official', ours]])
    const line = await open(cookie!, id)
    await until(() => line.text().includes('event: resync'))
    expect(told(line)).toEqual([])
    line.close()
  })

  it.each<[string, (person: { id: number }) => Promise<unknown>]>([
    ['its session', person => api.owner.query('delete from session where account_id = $1', [person.id])],
    ['the account', person => api.owner.query('update account set disabled_at = now() where id = $1', [person.id])],
    ['the membership', person => api.owner.query('delete from membership where account_id = $1', [person.id])],
    ['the reach', async person => api.owner.query(`update membership set agency_id = $2 where account_id = $1`, [person.id, await createSeed(api.owner).agency('Lain')])],
  ])('ends with %s', async (_name, change) => {
    const person = await api.person([['analyst', ours]])
    const line = await open(person.cookie!)
    await until(() => line.text().includes('hello'))
    await pause(250)
    expect(line.ended()).toBe(false)
    await change(person)
    await until(() => line.ended())
  })

  it('drops a reader that takes nothing, and keeps the others', async () => {
    const { cookie } = await api.person([['official', ours]])
    const stuck = await open(cookie!)
    const quick = await open(cookie!)
    await until(() => stuck.text().includes('hello') && quick.text().includes('hello'))
    stuck.response.pause()
    const gauge = async () => Number(/kentongan_sse_clients (\d+)/.exec((await api.browser().send('GET', '/metrics')).text)![1])
    const before = await gauge()
    const padding = 'x'.repeat(4_000)
    // Far more than the operating system buffers for a line, and than we do.
    for (let turn = 0; turn < 40; turn += 1) {
      await api.owner.query(`select emit_live(null, jsonb_build_object('type', 'source', 'sourceId', g, 'padding', $1::text)) from generate_series(1, 100) g`, [padding])
      await until(() => told(quick).length === 100 * (turn + 1))
    }
    expect(await gauge()).toBe(before - 1)
    quick.close()
    stuck.close()
  }, 60_000)
})

it('says goodbye with a moment to come back at when the server stops', async () => {
  const other = await startTestApi()
  const { cookie } = await other.person([['admin', null]])
  const response = await fetch(`${other.url}/api/live`, { headers: { cookie: cookie! } })
  const text = response.text()
  await other.stop()
  expect(await text).toMatch(/retry: \d{4,5}\n\n$/)
})

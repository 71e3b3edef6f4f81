import { getMaxListeners } from 'node:events'
import type { IncomingMessage, RequestListener } from 'node:http'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { createHttpFetch, type HttpFetch, type HttpFetchOptions } from './create-http-fetch'
import { serveHttp, serveTcp, type LoopbackServer } from './loopback-server'

const userAgent = 'Kentongan/test (+https://contoh.id)'

const servers: LoopbackServer[] = []
let http: HttpFetch | undefined

afterEach(async () => {
  await http?.close()
  await Promise.all(servers.splice(0).map(server => server.close()))
})

const fetching = (options: Partial<HttpFetchOptions> = {}): HttpFetch => {
  http = createHttpFetch({ userAgent, allowHosts: [], allowLoopback: true, perDomainGapMs: 0, ...options })
  return http
}

const serve = async (listener: RequestListener, host?: string): Promise<LoopbackServer> => {
  const server = await serveHttp(listener, host)
  servers.push(server)
  return server
}

const textOf = (result: Awaited<ReturnType<HttpFetch['fetch']>>): string | null =>
  result.ok && result.status === 200 ? Buffer.from(result.body).toString() : null

const lookupTo = (...addresses: string[]) => jest.fn(async () => addresses.map(address => ({ address, family: 4 })))

describe('an answer', () => {
  it('comes whole, with what the server says of it', async () => {
    const requests: IncomingMessage[] = []
    const bytes = gzipSync('<rss/>')
    const { origin } = await serve((request, response) => {
      requests.push(request)
      response.writeHead(200, {
        'content-type': 'application/rss+xml; charset=utf-8', 'content-encoding': 'gzip', 'cache-control': 'max-age=300',
        etag: '"a"', 'last-modified': 'Sat, 21 Nov 2026 10:00:00 GMT',
      }).end(bytes)
    })
    const url = `${origin.replace('//', '//nama:sandi@')}/feed?kanal=1#atas`
    const result = await fetching().fetch({ url, accept: 'application/rss+xml' })
    expect(result).toEqual({
      ok: true, status: 200, finalUrl: `${origin}/feed?kanal=1`, permanentUrl: null, body: new Uint8Array(Buffer.from('<rss/>')),
      contentType: 'application/rss+xml; charset=utf-8', etag: '"a"', lastModified: 'Sat, 21 Nov 2026 10:00:00 GMT',
      maxAgeSeconds: 300, wireBytes: bytes.length,
    })
    expect(requests[0]?.url).toBe('/feed?kanal=1')
    expect(requests[0]?.headers).toEqual({
      host: origin.slice(7), connection: 'close', 'user-agent': userAgent, accept: 'application/rss+xml',
      'accept-encoding': 'br, gzip, deflate',
    })
  })

  it('may be brotli', async () => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('halo'))
    })
    expect(textOf(await fetching().fetch({ url: origin }))).toBe('halo')
  })

  it.each([
    [404, {}, 'not-found', null], [410, {}, 'gone', null], [403, {}, 'unauthorized', null], [500, {}, 'server-error', null],
    [503, {}, 'server-error', null], [503, { 'retry-after': '60' }, 'rate-limited', 60],
    [429, { 'retry-after': '60' }, 'rate-limited', 60],
    [204, {}, 'bad-response', null], [301, {}, 'bad-response', null], [304, {}, 'bad-response', null],
  ] as const)('of status %d with %j has a reason', async (status, headers, reason, retryAfterSeconds) => {
    const { origin } = await serve((_request, response) => response.writeHead(status, headers).end('x'))
    expect(await fetching().fetch({ url: origin })).toMatchObject({ ok: false, reason, status, retryAfterSeconds })
  })

  it('of 429 may name a date to wait for', async () => {
    const { origin } = await serve((_request, response) => response.writeHead(429, {
      date: 'Sat, 21 Nov 2026 10:00:00 GMT', 'retry-after': 'Sat, 21 Nov 2026 10:10:00 GMT' }).end())
    expect(await fetching().fetch({ url: origin })).toMatchObject({ reason: 'rate-limited', retryAfterSeconds: 600 })
  })
})

describe('a conditional request', () => {
  it.each(['"abc"', 'W/"abc"', 'abc', '"a"b"', '""', "W/'x'", '"abc-gzip"', '"\u00e9\u00ff"', '"a,b", "c"', '"dua  spasi"'])(
    'sends back the ETag %s byte for byte', async etag => {
      // Below node:http, which would not let every one of these through.
      let received = ''
      const server = await serveTcp(socket => socket.on('data', bytes => {
        received += bytes.toString('latin1')
        const status = /if-none-match/i.test(received) ? '304 Not Modified' : '200 OK'
        const lines = [`HTTP/1.1 ${status}`, `ETag: ${etag}`, 'Last-Modified: kemarin sore', 'Content-Length: 0', '', '']
        socket.end(Buffer.from(lines.join('\r\n'), 'latin1'))
      }))
      servers.push(server)
      const first = await fetching().fetch({ url: server.origin })
      if (!first.ok) throw new Error(first.detail)
      expect([first.etag, first.lastModified]).toEqual([etag, 'kemarin sore'])
      const second = await fetching().fetch({ url: server.origin, etag: first.etag, lastModified: first.lastModified })
      expect(received).toContain(`\r\nif-none-match: ${etag}\r\n`)
      expect(received).toContain('\r\nif-modified-since: kemarin sore\r\n')
      expect(second).toEqual({
        ok: true, status: 304, finalUrl: `${server.origin}/`, permanentUrl: null, etag, lastModified: 'kemarin sore',
        maxAgeSeconds: null,
      })
    })

  it('leaves out a validator that no header can carry', async () => {
    const { origin } = await serve((request, response) => response.end(JSON.stringify(request.headers)))
    const result = await fetching().fetch({ url: origin, etag: '"a\r\nx-jahat: 1"', lastModified: '' })
    expect(textOf(result)).not.toMatch(/if-|jahat/)
  })
})

describe('redirects', () => {
  const hops = (statuses: readonly number[]): RequestListener => (request, response) => {
    const at = Number(request.url?.slice(1))
    const status = statuses[at]
    if (status === undefined) response.end(`sampai ${at}`)
    else response.writeHead(status, { location: `/${at + 1}` }).end()
  }

  it.each([
    [[301], true], [[301, 308, 301], true], [[302], false], [[301, 302], false], [[307, 301], false],
    [[303], false], [[301, 301, 301, 301, 301], true],
  ])('%j are followed; all permanent: %p', async (statuses, permanent) => {
    const { origin } = await serve(hops(statuses))
    const result = await fetching().fetch({ url: `${origin}/0` })
    const finalUrl = `${origin}/${statuses.length}`
    expect(result).toMatchObject({ ok: true, finalUrl, permanentUrl: permanent ? finalUrl : null })
    expect(textOf(result)).toBe(`sampai ${statuses.length}`)
  })

  it('end after five', async () => {
    const { origin } = await serve(hops(Array(6).fill(301)))
    expect(await fetching().fetch({ url: `${origin}/0` })).toMatchObject({ ok: false, reason: 'too-many-redirects' })
  })

  it('in a loop end too', async () => {
    let seen = 0
    const { origin } = await serve((_request, response) => {
      seen += 1
      response.writeHead(302, { location: '/' }).end()
    })
    expect(await fetching().fetch({ url: origin })).toMatchObject({ ok: false, reason: 'too-many-redirects' })
    expect(seen).toBe(6)
  })

  it.each([
    'http://127.0.0.2:PORT/', 'http://localhost:PORT/', 'http://[::1]:PORT/', 'http://127.0.0.1:22/', 'file:///etc/passwd',
  ])(
    'to %s are refused before they are sent', async location => {
      const { port } = await serve((request, response) => {
        response.writeHead(302, { location: location.replace('PORT', String(request.socket.localPort)) }).end()
      }, '0.0.0.0')
      const shut = fetching({ allowLoopback: false, allowHosts: [`127.0.0.1:${port}`] })
      const result = await shut.fetch({ url: `http://127.0.0.1:${port}/` })
      expect(result).toMatchObject({ ok: false, reason: 'blocked-url', status: 302 })
    })

  it.each([
    'http://127.0.0.2/', 'http://[::1]:8080/', 'http://169.254.169.254/latest/meta-data/', 'http://2130706433/',
    'http://[::ffff:7f00:1]/',
  ])(
    'to the address %s are refused', async location => {
      const { port } = await serve((_request, response) => response.writeHead(301, { location }).end())
      const shut = fetching({ allowLoopback: false, allowHosts: [`127.0.0.1:${port}`] })
      const result = await shut.fetch({ url: `http://127.0.0.1:${port}/` })
      expect(result).toMatchObject({ ok: false, reason: 'blocked-address', status: null })
    })
})

describe('addresses', () => {
  const shut = (options: Partial<HttpFetchOptions> = {}) => fetching({ allowLoopback: false, ...options })

  it.each([
    'http://127.0.0.1/', 'http://[::1]/', 'http://169.254.169.254/', 'http://10.1.2.3/', 'http://0x7f000001/', 'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/', 'http://①②⑦.⓪.⓪.①/', 'http://[::ffff:127.0.0.1]/', 'http://100.64.0.1/', 'http://[64:ff9b::7f00:1]/',
    'http://0.0.0.0/',
    'http://[::]/', 'http://localhost/', 'https://127.0.0.1/', 'https://localhost/', 'http://[fe80::1]:8080/',
  ])('%s is blocked', async url => {
    expect(await shut().fetch({ url })).toMatchObject({ ok: false, reason: 'blocked-address', detail: 'ERR_BLOCKED_ADDRESS' })
  })

  it.each([['127.0.0.1'], ['10.0.0.1', '192.168.0.1'], ['169.254.169.254'], ['::1'], ['::ffff:10.0.0.1'], []])(
    'a public name that resolves to %j only is blocked', async (...addresses) => {
      const lookup = lookupTo(...addresses)
      expect(await shut({ lookup }).fetch({ url: 'http://berita.contoh.id/' })).toMatchObject({ reason: 'blocked-address' })
      expect(lookup).toHaveBeenCalledTimes(1)
    })

  it.each(['localhost.', 'sub.localhost', '127.0.0.1.contoh.id'])('%s that resolves to loopback is blocked', async name => {
    const result = await shut({ lookup: lookupTo('127.0.0.1') }).fetch({ url: `http://${name}/` })
    expect(result).toMatchObject({ reason: 'blocked-address' })
  })

  /** 127.0.0.2 stands for a public address, 127.0.0.1 for one that must not be reached. */
  const rebinding = async (listener: RequestListener) => {
    const reached: (string | undefined)[] = []
    const { port } = await serve((request, response) => {
      reached.push(request.socket.localAddress)
      listener(request, response)
    }, '0.0.0.0')
    return { reached, url: `http://berita.contoh.id:${port}/`, allowHosts: [`berita.contoh.id:${port}`, `127.0.0.2:${port}`] }
  }

  it('a name that changes its address between two connections is checked at each', async () => {
    const { reached, url, allowHosts } = await rebinding((_request, response) => response.writeHead(302, { location: '/' }).end())
    const lookup = lookupTo('127.0.0.1').mockResolvedValueOnce([{ address: '127.0.0.2', family: 4 }])
    expect(await shut({ lookup, allowHosts }).fetch({ url })).toMatchObject({ ok: false, reason: 'blocked-address' })
    expect([reached, lookup.mock.calls.length]).toEqual([['127.0.0.2'], 2])
  })

  it('a name with allowed and forbidden addresses leads to the allowed ones', async () => {
    const { reached, url, allowHosts } = await rebinding((_request, response) => response.end('halo'))
    expect(textOf(await shut({ lookup: lookupTo('127.0.0.1', '127.0.0.2'), allowHosts }).fetch({ url }))).toBe('halo')
    expect(reached).toEqual(['127.0.0.2'])
  })
})

describe('what is no URL for us', () => {
  const refused = ['', 'kompas', 'ftp://contoh.id/', 'http://contoh.id:25/', 'http://contoh.id:6379/']
  it.each(refused)('%p is a value, not an exception', async url => {
    expect(await fetching().fetch({ url })).toMatchObject({ ok: false, reason: 'blocked-url' })
  })
})

describe('lanes', () => {
  /** Answers each request when told, and counts how many are open at once. */
  const counting = async () => {
    const state = { now: 0, most: 0, seen: [] as string[] }
    const server = await serve((request, response) => {
      state.now += 1
      state.most = Math.max(state.most, state.now)
      state.seen.push(`${request.headers.host?.split(':')[0]}${request.url}`)
      response.on('close', () => { state.now -= 1 })
      setTimeout(() => response.end('x'), 20)
    })
    return { state, port: server.port }
  }
  const names = ['satu.contoh.id', 'dua.contoh.id', 'tiga.contoh.id', 'lain.id']
  const named = (port: number, options: Partial<HttpFetchOptions> = {}) =>
    fetching({ lookup: lookupTo('127.0.0.1'), allowHosts: names.map(name => `${name}:${port}`), ...options })

  it('bring at most two requests at once to a registrable domain, in order', async () => {
    const { state, port } = await counting()
    const client = named(port)
    const urls = Array.from({ length: 9 }, (_, at) => `http://${names[at % 3]}:${port}/${at}`)
    const results = await Promise.all(urls.map(url => client.fetch({ url })))
    expect(results.every(result => result.ok)).toBe(true)
    expect(state.most).toBe(2)
    // Two run at a time, so neighbours may swap; nobody is overtaken by two.
    state.seen.forEach((path, at) => expect(Math.abs(Number(path.split('/')[1]) - at)).toBeLessThan(2))
  })

  it('are separate for separate domains', async () => {
    const { state, port } = await counting()
    const client = named(port, { perDomainConcurrency: 1, perDomainGapMs: 60_000 })
    await Promise.all(['satu.contoh.id', 'lain.id'].map(name => client.fetch({ url: `http://${name}:${port}/` })))
    expect(state.seen).toHaveLength(2)
  })

  it('are entered anew where a redirect leads to another domain, the first one being left', async () => {
    const { port } = await serve((request, response) => {
      const host = request.headers.host?.split(':')[0]
      if (request.url === '/sampai') response.end(host)
      else {
        const other = host === 'lain.id' ? 'satu.contoh.id' : 'lain.id'
        response.writeHead(302, { location: `http://${other}:${port}/sampai` }).end()
      }
    })
    const client = named(port, { perDomainConcurrency: 1 })
    const results = await Promise.all(['satu.contoh.id', 'lain.id'].map(name => client.fetch({ url: `http://${name}:${port}/` })))
    expect(results.map(textOf)).toEqual(['lain.id', 'satu.contoh.id'])
  })

  it.each([[429, { 'retry-after': '3600' }], [503, { 'retry-after': '3600' }], [429, { 'x-ratelimit-reset': '3600' }]] as const)(
    'are held after %d with %j, for the whole domain and no other, without touching the network', async (status, headers) => {
      let seen = 0
      const { port } = await serve((_request, response) => {
        seen += 1
        response.writeHead(status, headers).end()
      })
      const client = named(port)
      await client.fetch({ url: `http://satu.contoh.id:${port}/` })
      const held = await client.fetch({ url: `http://dua.contoh.id:${port}/` })
      expect(held).toEqual({
        ok: false, reason: 'rate-limited', status: null, retryAfterSeconds: 3_600, detail: 'domain on hold',
      })
      expect(seen).toBe(1)
      await client.fetch({ url: `http://lain.id:${port}/` })
      expect(seen).toBe(2)
    })

  it('of the domain to which a redirect leads are the ones that are held and respected', async () => {
    const seen: string[] = []
    const { port } = await serve((request, response) => {
      const host = request.headers.host?.split(':')[0] ?? ''
      seen.push(host)
      if (host === 'lain.id') response.writeHead(302, { location: `http://satu.contoh.id:${port}/` }).end()
      else response.writeHead(429, { 'retry-after': '60' }).end()
    })
    const client = named(port)
    const url = `http://lain.id:${port}/`
    expect(await client.fetch({ url })).toMatchObject({ reason: 'rate-limited', status: 429 })
    expect(await client.fetch({ url })).toMatchObject({ reason: 'rate-limited', status: null, detail: 'domain on hold' })
    expect(seen).toEqual(['lain.id', 'satu.contoh.id', 'lain.id'])
  })

  it('are not held by a 503 that does not ask for it', async () => {
    let seen = 0
    const { origin } = await serve((_request, response) => {
      seen += 1
      response.writeHead(503).end()
    })
    const client = fetching()
    await client.fetch({ url: origin })
    await client.fetch({ url: origin })
    expect(seen).toBe(2)
  })

  it('may be waited in for longer than the deadline', async () => {
    const { port } = await serve((_request, response) => setTimeout(() => response.end('x'), 250))
    const client = named(port, { perDomainConcurrency: 1, totalTimeoutMs: 600 })
    const results = await Promise.all(Array.from({ length: 4 }, () => client.fetch({ url: `http://satu.contoh.id:${port}/` })))
    expect(results.map(result => result.ok)).toEqual([true, true, true, true])
  })
})

describe('the end', () => {
  const silent = () => serve(() => undefined)

  it('may hang on one signal for any number of fetches, of which none stays on it', async () => {
    const { origin } = await serve((_request, response) => response.end('x'))
    const client = fetching()
    const { signal } = new AbortController()
    const removed = jest.spyOn(signal, 'removeEventListener')
    await Promise.all(Array.from({ length: 12 }, () => client.fetch({ url: origin, signal })))
    // Node warns of a leak beyond the limit.
    expect([getMaxListeners(signal), removed.mock.calls.length]).toEqual([Infinity, 12])
  })

  it('comes when the caller says so, under way or waiting', async () => {
    const server = await silent()
    const client = fetching({ perDomainConcurrency: 1 })
    const abort = new AbortController()
    const all = [0, 1].map(() => client.fetch({ url: server.origin, signal: abort.signal }))
    while (server.openSockets() === 0) await new Promise(resolve => setTimeout(resolve, 5))
    abort.abort()
    for (const result of await Promise.all(all)) expect(result).toMatchObject({ ok: false, reason: 'aborted' })
    expect(await client.fetch({ url: server.origin, signal: abort.signal })).toMatchObject({ reason: 'aborted' })
    expect(server.acceptedSockets()).toBe(1)
  })

  it('comes for all with close()', async () => {
    const server = await silent()
    const client = fetching({ perDomainConcurrency: 1, perDomainGapMs: 60_000 })
    const all = [0, 1, 2].map(() => client.fetch({ url: server.origin }))
    while (server.openSockets() === 0) await new Promise(resolve => setTimeout(resolve, 5))
    await client.close()
    for (const result of await Promise.all(all)) expect(result).toMatchObject({ ok: false, reason: 'aborted' })
    expect(await client.fetch({ url: server.origin })).toMatchObject({ reason: 'aborted' })
    while (server.openSockets() > 0) await new Promise(resolve => setTimeout(resolve, 5))
  })
})

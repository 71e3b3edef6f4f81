import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

export type SocialServer = {
  /** `host:port`, for addresses of any scheme. */
  readonly host: string
  /** What the Mastodon side shows, newest first. */
  readonly statuses: object[]
  /** Says something to whoever listens at `/subscribe`. */
  tell(commit: object, did?: string): void
  close(): Promise<void>
}

/** A Mastodon server and a Jetstream on loopback. */
export async function startSocialServer(): Promise<SocialServer> {
  const statuses: object[] = []
  const server = createServer((request, response) => {
    const known = /^\/api\/v1\/timelines\/tag\/\w+/.test(request.url ?? '')
    response.writeHead(known ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(known ? statuses : {}))
  })
  const sockets = new WebSocketServer({ server, path: '/subscribe' })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    tell: (commit, did = 'did:plc:warga') => {
      const message = JSON.stringify({ did, time_us: Date.now() * 1_000, kind: 'commit', commit: { collection: 'app.bsky.feed.post', ...commit } })
      for (const socket of sockets.clients) socket.send(message)
    },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

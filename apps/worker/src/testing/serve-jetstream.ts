import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

/** A message with the time it carries, as Jetstream writes both. */
export type Told = { readonly time_us: number } & Readonly<Record<string, unknown>>

export type JetstreamServer = {
  readonly url: string
  /** Says something to all who listen, and keeps it for those who come later with an earlier cursor. */
  say(...messages: readonly Told[]): void
  readonly listeners: () => number
  /** Bytes that wait because nobody reads them. */
  readonly held: () => number
  readonly connections: () => number
  /** Ends all connections as told. */
  cut(how?: (socket: WebSocket) => void): void
  /** Cuts each connection after so many messages. */
  cutAfter(messages: () => number): void
  close(): Promise<void>
}

/** For specs: a Jetstream that remembers all it has said, with bad manners on demand. */
export async function serveJetstream(): Promise<JetstreamServer> {
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  const said: Told[] = []
  let connections = 0
  let patience: () => number = () => Infinity
  const left = new WeakMap<WebSocket, number>()
  const tell = (socket: WebSocket, message: Told): void => {
    const rest = left.get(socket)! - 1
    if (rest < 0) return
    left.set(socket, rest)
    socket.send(JSON.stringify(message))
    if (rest === 0) socket.close()
  }
  sockets.on('connection', (socket, request) => {
    connections += 1
    left.set(socket, patience())
    const cursor = new URL(request.url!, 'ws://x').searchParams.get('cursor')
    if (cursor !== null) for (const message of said) if (message.time_us >= Number(cursor)) tell(socket, message)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/subscribe`,
    say: (...messages) => {
      said.push(...messages)
      for (const socket of sockets.clients) for (const message of messages) tell(socket, message)
    },
    listeners: () => [...sockets.clients].filter(socket => socket.readyState === socket.OPEN).length,
    held: () => [...sockets.clients].reduce((sum, socket) => sum + socket.bufferedAmount, 0),
    connections: () => connections,
    cut: (how = socket => socket.terminate()) => sockets.clients.forEach(how),
    cutAfter: messages => { patience = messages },
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

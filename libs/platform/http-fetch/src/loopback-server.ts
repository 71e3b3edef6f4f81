import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net'

export type LoopbackServer = {
  readonly origin: string
  readonly port: number
  /** Sockets that are open at this moment. */
  readonly openSockets: () => number
  readonly acceptedSockets: () => number
  readonly close: () => Promise<void>
}

const listen = async (server: Server, host: string): Promise<LoopbackServer> => {
  const sockets = new Set<Socket>()
  let accepted = 0
  server.on('connection', (socket: Socket) => {
    accepted += 1
    sockets.add(socket)
    // The fetcher cuts connections; that is what the specs want.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://${host}:${port}`,
    port,
    openSockets: () => sockets.size,
    acceptedSockets: () => accepted,
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}

/** For specs: a server on a free loopback port that answers as told. */
export const serveHttp = (listener: RequestListener, host = '127.0.0.1'): Promise<LoopbackServer> =>
  listen(createHttpServer(listener), host)

/** For specs: the same below HTTP, for what node:http would refuse to send. */
export const serveTcp = (onConnection: (socket: Socket) => void, host = '127.0.0.1'): Promise<LoopbackServer> =>
  listen(createTcpServer(onConnection), host)

import { connect, createServer, type Socket } from 'node:net'

export type CutLine = {
  readonly url: string
  /** Breaks all connections and refuses new ones until `mend`. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** A line to a local server that can be cut: bytes pass through as they are, so the page cannot tell it from the server. */
export async function startCutLine(target: string): Promise<CutLine> {
  const { port } = new URL(target)
  const open = new Set<Socket>()
  let whole = true
  const server = createServer(near => {
    if (!whole) return void near.destroy()
    const far = connect(Number(port), '127.0.0.1')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const breakAll = () => { for (const socket of open) socket.destroy() }
  return {
    url: `http://localhost:${(server.address() as { port: number }).port}`,
    cut: () => {
      whole = false
      breakAll()
    },
    mend: () => { whole = true },
    close: () => new Promise(resolve => {
      breakAll()
      server.close(() => resolve())
    }),
  }
}

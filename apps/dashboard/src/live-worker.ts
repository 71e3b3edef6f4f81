import { holdStream, type LiveMessage } from './live-stream'

// One stream for every tab: browsers allow six connections to a host, and each tab would hold one.
const ports = new Map<MessagePort, number>()
let close: (() => void) | undefined
let state: LiveMessage = { kind: 'down' }

const silentFor = 65_000

function tellAll(message: LiveMessage) {
  if (message.kind === 'open' || message.kind === 'down') state = message
  for (const port of ports.keys()) port.postMessage(message)
}

function settle() {
  if (ports.size > 0 && !close) close = holdStream('/api/live', tellAll)
  if (ports.size === 0) {
    close?.()
    close = undefined
  }
}

function forget(port: MessagePort) {
  ports.delete(port)
  settle()
}

self.addEventListener('connect', event => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  port.addEventListener('message', (message: MessageEvent<string>) => {
    if (message.data === 'bye') return forget(port)
    ports.set(port, Date.now())
    settle()
  })
  ports.set(port, Date.now())
  port.start()
  settle()
  port.postMessage(state)
})

// A crashed tab never says goodbye; the living ones greet every 30 seconds.
setInterval(() => {
  for (const [port, seen] of ports) if (Date.now() - seen > silentFor) forget(port)
}, 30_000)

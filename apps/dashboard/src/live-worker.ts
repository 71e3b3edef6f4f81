import { createLiveHub } from './live-hub'
import { holdStream } from './live-stream'

// One stream for every tab: browsers allow six connections to a host, and each tab would hold one.
const hub = createLiveHub<MessagePort>(tell => holdStream('/api/live', tell))

self.addEventListener('connect', event => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  port.addEventListener('message', (message: MessageEvent<string>) => {
    if (message.data === 'bye') hub.leave(port)
    else hub.greet(port, Date.now())
  })
  port.start()
  hub.join(port, Date.now())
})

// Living tabs greet every 30 seconds.
setInterval(() => hub.sweep(Date.now()), 30_000)

/** What the stream tells a page. `beat` only says that the line is alive; an event's data is parsed by the page that uses it. */
export type LiveMessage =
  | { readonly kind: 'open' | 'beat' | 'down' | 'resync' | 'refused' }
  | { readonly kind: 'event'; readonly data: unknown }

const retryAfter = 5_000

/**
 * Holds one EventSource open. The browser reconnects by itself and sends Last-Event-ID; when the server refuses, it gives up,
 * so we try again after five seconds and ask for a resync because the last id is lost with the old EventSource. The first one asks for it too.
 */
export function holdStream(address: string, tell: (message: LiveMessage) => void): () => void {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  // What the page read before the line was open may be older than the first hint on it.
  let lost = true

  const connect = () => {
    source = new EventSource(address)
    source.addEventListener('open', () => {
      tell({ kind: 'open' })
      if (lost) tell({ kind: 'resync' })
      lost = false
    })
    source.addEventListener('error', () => {
      tell({ kind: 'down' })
      if (source.readyState !== EventSource.CLOSED) return
      lost = true
      tell({ kind: 'refused' })
      timer = setTimeout(connect, retryAfter)
    })
    for (const name of ['hello', 'ping']) source.addEventListener(name, () => tell({ kind: 'beat' }))
    source.addEventListener('resync', () => tell({ kind: 'resync' }))
    source.addEventListener('message', message => tell({ kind: 'event', data: parseJson(message.data) }))
  }

  connect()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

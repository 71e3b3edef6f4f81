import { Client } from 'pg'

export type ListenOptions = {
  readonly url: string
  /** The role to act as. */
  readonly role: string
  readonly channel: string
  /** Called for each notification, and after each (re)connection: what was told meanwhile is lost, so look again. */
  readonly onTold: () => void
  readonly onError: (error: Error) => void
}

const firstWait = 100
const longestWait = 5_000

/** Holds one connection that listens, and replaces it as long as it takes when it breaks. Gives the function that ends it. */
export function listenTo(options: ListenOptions): () => Promise<void> {
  let client: Client | undefined
  let timer: NodeJS.Timeout | undefined
  let ended = false
  let wait = firstWait

  const retry = (failed: Client, error?: Error) => {
    if (ended || client !== failed) return
    client = undefined
    if (error) options.onError(error)
    failed.end().catch(() => {})
    timer = setTimeout(connect, wait)
    wait = Math.min(longestWait, wait * 2)
  }
  const connect = () => {
    const next = new Client({
      connectionString: options.url,
      options: `-c role=${options.role}`,
      application_name: `${options.role}_listen`,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client = next
    next.on('error', error => retry(next, error))
    next.on('end', () => retry(next))
    next.on('notification', options.onTold)
    next.connect().then(() => next.query(`listen ${next.escapeIdentifier(options.channel)}`)).then(() => {
      wait = firstWait
      options.onTold()
    }).catch((error: Error) => retry(next, error))
  }

  connect()
  return async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}

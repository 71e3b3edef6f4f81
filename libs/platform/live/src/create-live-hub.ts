import { LiveEventRepository, type LiveEventRow, type Scope } from '@kentongan/platform/db'
import type { DataSource } from 'typeorm'
import { listenTo } from './listen-to'

export type LiveHubOptions = {
  /** A pool in the role `kentongan_api`. */
  readonly database: DataSource
  readonly databaseUrl: string
  /** Milliseconds for which notifications are gathered before the table is read. */
  readonly gather: number
  readonly onError: (error: Error) => void
}

/** Where a subscriber begins. `missed`: events between its last one and here are gone, it must ask for everything again. */
export type LivePlace = { readonly cursor: number; readonly missed: boolean }

/** Takes events in the order of their ids; everything of its scope up to and with `upTo` has then been given. */
export type ReceiveLive = (events: readonly LiveEventRow[], upTo: number) => void

export type LiveHub = {
  /** The end of the table, or the id that a subscriber saw last if all after it is still there. */
  findPlace(lastSeen: number | null): Promise<LivePlace>
  /** Gives each later event of the scope exactly once; gives the function that leaves. */
  join(scope: Scope, cursor: number, receive: ReceiveLive): () => void
  close(): Promise<void>
}

type Member = { cursor: number; readonly receive: ReceiveLive }
type Group = { readonly scope: Scope; readonly members: Set<Member> }

const pageSize = 1_000
/** Hints; with more of them, asking for everything again is less work for both sides. */
const mostReplayed = 5_000
/** A connection that died without a word is noticed late; looking at the table now and then costs one index probe. */
const sweepMs = 15_000
const channel = 'kentongan_live'

/** Subscribers who see the same agencies share their queries. */
export const scopeKey = ({ wide, agencies }: Scope): string => (wide ? 'wide' : agencies.join(','))

/**
 * Fans the table of live events out to subscribers. A notification only says "look"; what is new is read from the table under
 * each scope's row policies, from the id that each subscriber has reached. So nothing is missed or told twice, whatever is lost
 * or doubled on the way.
 */
export function createLiveHub({ database, databaseUrl, gather, onError }: LiveHubOptions): LiveHub {
  const events = new LiveEventRepository(database)
  const groups = new Map<string, Group>()
  const reading = gatherCalls(() => readGroups(events, groups).catch(onError), gather)
  const sweep = setInterval(reading.ask, sweepMs)
  const stopListening = listenTo({ url: databaseUrl, role: 'kentongan_api', channel, onTold: reading.ask, onError })

  return {
    async findPlace(lastSeen) {
      const { oldest, head } = await events.range()
      if (lastSeen === null) return { cursor: head, missed: false }
      const whole = lastSeen <= head && lastSeen >= oldest - 1 && head - lastSeen <= mostReplayed
      return whole ? { cursor: lastSeen, missed: false } : { cursor: head, missed: true }
    },
    join(scope, cursor, receive) {
      const key = scopeKey(scope)
      const group = groups.get(key) ?? { scope: { ...scope, accountId: null }, members: new Set() }
      groups.set(key, group)
      const member: Member = { cursor, receive }
      group.members.add(member)
      reading.ask()
      return () => {
        group.members.delete(member)
        if (group.members.size === 0 && groups.get(key) === group) groups.delete(key)
      }
    },
    async close() {
      clearInterval(sweep)
      await stopListening()
      await reading.stop()
    },
  }
}

/** Runs `work` a little after it was asked for, once for all who asked meanwhile and never twice at a time. */
function gatherCalls(work: () => Promise<void>, gatherMs: number) {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> | undefined
  let stopped = false

  const ask = () => {
    if (!stopped && timer === undefined) timer = setTimeout(start, gatherMs)
  }
  const start = () => {
    timer = undefined
    if (running) return void running.then(ask)
    running = work().finally(() => {
      running = undefined
    })
  }
  return {
    ask,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

async function readGroups(events: LiveEventRepository, groups: ReadonlyMap<string, Group>): Promise<void> {
  if (groups.size === 0) return
  const { head } = await events.range()
  for (const group of [...groups.values()]) await readGroup(events, group, head)
}

/** Ids become visible in their order, so everything up to `head` can be read by now. */
async function readGroup(events: LiveEventRepository, { scope, members }: Group, head: number): Promise<void> {
  const behind = [...members].filter(member => member.cursor < head)
  let after = Math.min(...behind.map(member => member.cursor))
  while (behind.length > 0 && after < head) {
    const page = await events.between(scope, after, head, pageSize)
    const upTo = page.length === pageSize ? page.at(-1)!.id : head
    for (const member of behind) {
      if (!members.has(member) || member.cursor >= upTo) continue
      const unseen = page.filter(event => event.id > member.cursor)
      member.cursor = upTo
      member.receive(unseen, upTo)
    }
    after = upTo
  }
}

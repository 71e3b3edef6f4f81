import { Controller, Inject, Res, type OnModuleDestroy } from '@nestjs/common'
import type { Scope } from '@kentongan/platform/db'
import { SessionRepository } from '@kentongan/platform/db'
import { createLiveHub, scopeKey, type LiveHub } from '@kentongan/platform/live'
import { apiOptions, type ApiOptions } from '../api-options'
import type { Metrics } from '../health/metrics'
import { metrics } from '../health/tokens'
import { Called } from '../http/call'
import type { StreamCall } from '../http/call'
import { callerOf, scopeFor } from '../http/caller'
import { StreamRoute } from '../http/contract-route'
import { startLiveStream, type LiveStream } from './live-stream'

type Open = { readonly stream: LiveStream; readonly sessionId: number; readonly scope: Scope }

const usual = { heartbeat: 15_000, recheck: 30_000, gather: 200 }
/** Readers of a server that goes down come back spread over these milliseconds. */
const comeBack = { soonest: 1_000, latest: 10_000 }

const comeBackMs = (): number => Math.round(comeBack.soonest + Math.random() * (comeBack.latest - comeBack.soonest))

const lastEventId = (header = ''): number | null => (/^\d{1,15}$/.test(header) ? Number(header) : null)

/** The live stream: hints about what has changed, under the caller's own rights. */
@Controller()
export class LiveController implements OnModuleDestroy {
  private readonly open = new Set<Open>()
  private readonly hub: LiveHub
  private readonly timers: readonly NodeJS.Timeout[]

  constructor(
    @Inject(apiOptions) private readonly options: ApiOptions,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(metrics) private readonly metrics: Metrics,
  ) {
    const { heartbeat, recheck, gather } = options.liveTimings ?? usual
    const { database, databaseUrl, logger } = options
    this.hub = createLiveHub({ database, databaseUrl, gather, onError: error => logger.warn({ err: error }, 'live events') })
    this.timers = [
      setInterval(() => this.beat(), heartbeat),
      setInterval(() => void this.endDeparted().catch((error: Error) => logger.warn({ err: error }, 'live sessions')), recheck),
    ]
  }

  @StreamRoute('live')
  async read(@Called() { caller, scope, request, response }: StreamCall<'live'>, @Res() _response: unknown): Promise<void> {
    if (request.method === 'HEAD') return void response.end()
    const { cursor, missed } = await this.hub.findPlace(lastEventId(request.get('last-event-id')))
    if (response.destroyed) return
    const stream = startLiveStream(response)
    stream.hello(cursor, new Date())
    if (missed) stream.resync(cursor)
    const entry: Open = { stream, sessionId: caller.session.id, scope }
    const leave = this.hub.join(scope, cursor, stream.events)
    this.open.add(entry)
    this.metrics.streams.set(this.open.size)
    response.on('close', () => {
      leave()
      this.open.delete(entry)
      this.metrics.streams.set(this.open.size)
    })
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer)
    for (const { stream } of this.open) stream.end(comeBackMs())
    await this.hub.close()
  }

  private beat(): void {
    for (const { stream } of this.open) stream.beat()
  }

  /** Ends the streams of sessions that are over or whose reach has changed; a browser with a session comes back at once. */
  private async endDeparted(): Promise<void> {
    const ids = [...new Set([...this.open].map(entry => entry.sessionId))]
    const alive = new Map((await this.sessions.findAlive(ids, new Date())).map(session => [session.id, session]))
    for (const { stream, sessionId, scope } of this.open) {
      const session = alive.get(sessionId)
      const now = session && scopeFor(callerOf(session), 'mentions.read')
      if (!now || scopeKey(now) !== scopeKey(scope)) stream.end(comeBack.soonest)
    }
  }
}

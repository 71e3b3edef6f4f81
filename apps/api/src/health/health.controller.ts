import { timingSafeEqual } from 'node:crypto'
import { Controller, Inject, type OnModuleDestroy } from '@nestjs/common'
import { hashToken, isMigrated } from '@kentongan/platform/db'
import { isIP } from 'node:net'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { MachineCall } from '../http/call'
import type { KnownRequest } from '../http/caller'
import { MachineRoute } from '../http/contract-route'
import { notFound, Refusal } from '../http/problem'
import type { Metrics } from './metrics'
import { metrics } from './tokens'

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && isIP(address) > 0 && (address === '::1' || /^(::ffff:)?127\./.test(address))

@Controller()
export class HealthController implements OnModuleDestroy {
  private stopping = false

  constructor(@Inject(apiOptions) private readonly options: ApiOptions, @Inject(metrics) private readonly metrics: Metrics) {}

  onModuleDestroy(): void {
    this.stopping = true
  }

  /** The process answers; restarting it would help nobody. */
  @MachineRoute('/healthz')
  live() {
    return { ok: true }
  }

  /** Whether requests should be sent here. */
  @MachineRoute('/readyz')
  async ready() {
    const ready = !this.stopping && (await isMigrated(this.options.database).catch(() => false))
    if (!ready) throw new Refusal(503, { code: 'not-ready', message: 'Starting, stopping, or without its database.' })
    return { ok: true }
  }

  @MachineRoute('/metrics')
  async read(@Called() { request, response }: MachineCall): Promise<string> {
    if (!this.mayRead(request)) throw notFound()
    response.type(this.metrics.registry.contentType)
    return this.metrics.registry.metrics()
  }

  private mayRead(request: KnownRequest): boolean {
    const { metricsToken } = this.options
    // `ip` is what a proxy on this machine says; where one stands before us, its clients are not local.
    if (metricsToken === undefined) return isLoopback(request.ip)
    const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1] ?? ''
    return timingSafeEqual(hashToken(given), hashToken(metricsToken))
  }
}

import { Controller, Inject } from '@nestjs/common'
import { KioskRepository } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { notFound } from '../http/problem'
import { toKiosk } from './to-issue'

/** Links for the walls of command centres. */
@Controller()
export class KiosksController {
  constructor(@Inject(KioskRepository) private readonly kiosks: KioskRepository) {}

  @ContractRoute('kiosks')
  async list(@Called() { scope }: Call<'kiosks'>) {
    return { items: (await this.kiosks.list(scope)).map(toKiosk) }
  }

  @ContractRoute('makeKiosk')
  async make(@Called() { scope, actor, body }: Call<'makeKiosk'>) {
    const made = await this.kiosks.make(scope, actor, body)
    if (made === null) throw notFound()
    return { kiosk: toKiosk(made.kiosk), token: made.token }
  }

  @ContractRoute('revokeKiosk')
  async revoke(@Called() { scope, actor, params }: Call<'revokeKiosk'>) {
    if (!(await this.kiosks.revoke(scope, actor, params.id))) throw notFound()
    return {}
  }
}

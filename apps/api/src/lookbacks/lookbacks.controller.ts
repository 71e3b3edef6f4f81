import { Controller, Inject } from '@nestjs/common'
import type { Lookback } from '@kentongan/contracts'
import { LookbackRepository } from '@kentongan/platform/db'
import type { LookbackState } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { notFound } from '../http/problem'

const toLookback = ({ askedAt, endedAt, ...state }: LookbackState): Lookback =>
  ({ ...state, askedAt: askedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null })

function found(lookback: LookbackState | null): Lookback {
  if (lookback === null) throw notFound()
  return toLookback(lookback)
}

/** Asks for runs over stored posts; the worker finds what is waiting by itself. */
@Controller()
export class LookbacksController {
  constructor(@Inject(LookbackRepository) private readonly lookbacks: LookbackRepository) {}

  @ContractRoute('lookbacks')
  async list(@Called() { scope }: Call<'lookbacks'>) {
    return { items: (await this.lookbacks.list(scope)).map(toLookback) }
  }

  @ContractRoute('startLookback')
  async start(@Called() { scope, actor, params, body }: Call<'startLookback'>) {
    return found(await this.lookbacks.start({ scope, actor }, params.id, body.days))
  }

  @ContractRoute('cancelLookback')
  async cancel(@Called() { scope, actor, params }: Call<'cancelLookback'>) {
    return found(await this.lookbacks.cancel({ scope, actor }, params.id))
  }
}

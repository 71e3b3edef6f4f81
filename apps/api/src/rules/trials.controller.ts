import { Controller, Inject, Res, type OnModuleDestroy } from '@nestjs/common'
import type { TrialState, TryQuery } from '@kentongan/contracts'
import type { Scope } from '@kentongan/platform/db'
import { RuleRepository, TrialRepository } from '@kentongan/platform/db'
import { maskHandles } from '@kentongan/text'
import type { Response } from 'express'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { StreamCall } from '../http/call'
import { StreamRoute } from '../http/contract-route'
import { notFound } from '../http/problem'
import { sightOf } from '../mentions/mask-people'
import { demandValid } from './check-query'
import { readTrialPages } from './read-trial-pages'
import { trackTrials } from './running-trials'

const headers = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // nginx would hold lines back.
  'x-accel-buffering': 'no',
} as const

const subjectOf = ({ ruleId, agencyId }: TryQuery): string => (ruleId === null ? `new rule of ${agencyId}` : `rule ${ruleId}`)

type Show = (state: TrialState) => TrialState

/** For whom may not read who wrote a post, without handles and without addresses, which spell them. */
const showState = (whole: boolean): Show => state => (whole ? state : { ...state, samples: state.samples.map(maskSample) })
const maskSample = (sample: TrialState['samples'][number]) => ({ ...sample, title: maskHandles(sample.title), excerpt: maskHandles(sample.excerpt), url: null })

/** Every state holds all that was found so far: one that a slow line cannot take now is left out, but never the last. */
function tell(response: Response, state: TrialState): void {
  if (state.done || !response.writableNeedDrain) response.write(`${JSON.stringify(state)}\n`)
}

/** Tries a query on stored posts, live. Ends without a state that is `done` where a newer trial or the server ends it. */
@Controller()
export class TrialsController implements OnModuleDestroy {
  private readonly running = trackTrials()

  constructor(
    @Inject(apiOptions) private readonly options: ApiOptions,
    @Inject(RuleRepository) private readonly rules: RuleRepository,
    @Inject(TrialRepository) private readonly posts: TrialRepository,
  ) {}

  @StreamRoute('tryQuery')
  async tryQuery(@Called() { caller, scope, body, response }: StreamCall<'tryQuery'>, @Res() _response: unknown): Promise<void> {
    if (!scope.agencies.includes(body.agencyId)) throw notFound()
    demandValid(body.query)
    const { stop, leave } = this.running.enter(caller.session.id, subjectOf(body))
    response.on('close', () => stop.abort())
    try {
      await this.run(scope, body, response, stop.signal, showState(sightOf(caller)([body.agencyId])))
    } finally {
      leave()
    }
    response.end()
  }

  onModuleDestroy(): void {
    this.running.stopAll()
  }

  private async run(scope: Scope, asked: TryQuery, response: Response, signal: AbortSignal, shown: Show): Promise<void> {
    const { agencyId, ruleId, query, days } = asked
    const saved = ruleId === null ? null : await this.findSaved(scope, agencyId, ruleId)
    const [range, judged, zone] = await Promise.all([
      this.posts.findTrialRange(days), this.posts.findJudged(scope, agencyId), this.posts.findZone(scope, agencyId),
    ])
    if (zone === null) throw notFound()
    if (response.destroyed) return
    response.writeHead(200, headers)
    await this.options.trials.run({
      query, saved, days, zone, judged, signal, now: new Date(), total: range.total,
      pages: readTrialPages(this.posts, range, signal), onState: state => tell(response, shown(state)),
    })
  }

  private async findSaved(scope: Scope, agencyId: number, ruleId: number): Promise<string> {
    const rule = await this.rules.find(scope, ruleId)
    if (rule === null || rule.agencyId !== agencyId) throw notFound()
    return rule.query
  }
}

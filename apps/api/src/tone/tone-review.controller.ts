import { Controller, Inject } from '@nestjs/common'
import type { ReviewQueue } from '@kentongan/contracts'
import { wilsonInterval } from '@kentongan/matching'
import { ToneReviewRepository, ToneSampleRepository } from '@kentongan/platform/db'
import type { Scope } from '@kentongan/platform/db'
import { orderReview } from '@kentongan/tone'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { chooseAgencies } from '../mentions/choose-agencies'
import { toMention } from '../mentions/to-mention'

type Offer = Pick<ReviewQueue['items'][number], 'reason' | 'copies'> & { readonly id: number }

/** Decisions that are offered at once. */
const offered = 20

/** What is to be judged by people, and how often the machine was right. */
@Controller()
export class ToneReviewController {
  constructor(
    @Inject(ToneReviewRepository) private readonly reviews: ToneReviewRepository,
    @Inject(ToneSampleRepository) private readonly samples: ToneSampleRepository,
  ) {}

  @ContractRoute('reviewQueue')
  async queue(@Called() { scope, query }: Call<'reviewQueue'>) {
    const agencies = chooseAgencies(query.agency, scope)
    const offers = query.kind === 'random' ? await this.offerRandom(scope, agencies) : await this.offerTeaching(scope, agencies)
    const rows = new Map((await this.reviews.read(scope, agencies, offers.map(({ id }) => id))).map(row => [row.id, row]))
    const items = offers.flatMap(({ id, reason, copies }) => {
      const row = rows.get(id)
      if (row === undefined) return []
      return [{ mention: toMention(row), text: row.text, because: reason === 'random' ? [] : [...row.because], reason, copies }]
    })
    return { items, week: await this.reviews.week(scope, agencies) }
  }

  @ContractRoute('toneQuality')
  async quality(@Called() { scope, query }: Call<'toneQuality'>) {
    const { since, shares, irrelevant, weeks } = await this.samples.quality(scope, chooseAgencies(query.agency, scope))
    return {
      since: since === null ? null : new Date(`${since}T00:00:00+07:00`).toISOString(),
      shares: shares.map(share => ({ ...share, ...wilsonInterval(share.right, share.judged) })),
      irrelevant,
      weeks: [...weeks],
    }
  }

  private async offerRandom(scope: Scope, agencies: readonly number[]): Promise<readonly Offer[]> {
    const sample = await this.reviews.unjudged(scope, agencies)
    return sample.slice(0, offered).map(({ id, copies }) => ({ id, copies, reason: 'random' }))
  }

  private async offerTeaching(scope: Scope, agencies: readonly number[]): Promise<readonly Offer[]> {
    const candidates = await this.reviews.candidates(scope, agencies, new Date())
    return orderReview(candidates).slice(0, offered)
  }
}

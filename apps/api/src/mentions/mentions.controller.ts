import { Controller, Inject } from '@nestjs/common'
import type { MentionFilter as WireFilter } from '@kentongan/contracts'
import { MentionCorrectionRepository, MentionRepository } from '@kentongan/platform/db'
import type { MentionFilter, Scope } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { scopeFor } from '../http/caller'
import { ContractRoute } from '../http/contract-route'
import { notFound } from '../http/problem'
import { chooseAgencies } from './choose-agencies'
import { choosePeriod } from './choose-period'
import { showEvidence, showMention, sightOf } from './mask-people'
import { readCursor, writeCursor } from './mention-cursor'
import { toMention, toMentionDetail } from './to-mention'

const instant = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text))

const toFilter = ({ agency, from, to, ...rest }: WireFilter, scope: Scope): MentionFilter =>
  ({ ...rest, from: instant(from), to: instant(to), agencies: chooseAgencies(agency, scope) })

@Controller()
export class MentionsController {
  constructor(
    @Inject(MentionRepository) private readonly mentions: MentionRepository,
    @Inject(MentionCorrectionRepository) private readonly corrections: MentionCorrectionRepository,
  ) {}

  @ContractRoute('mentions')
  async page(@Called() { caller, scope, query }: Call<'mentions'>) {
    const { before, limit, ...filter } = query
    const { rows, newestId } = await this.mentions.page(scope, toFilter(filter, scope), readCursor(before), limit + 1)
    const shown = rows.slice(0, limit)
    const sight = sightOf(caller)
    return { items: shown.map(row => toMention(showMention(row, sight))), next: rows.length > limit ? writeCursor(shown.at(-1)!) : null, newestId }
  }

  @ContractRoute('newerMentions')
  async newer(@Called() { scope, query: { after, ...filter } }: Call<'newerMentions'>) {
    return { count: await this.mentions.countNewer(scope, toFilter(filter, scope), after) }
  }

  @ContractRoute('volume')
  async volume(@Called() { scope, query }: Call<'volume'>) {
    const filter = toFilter(query, scope)
    const { bucket, ...period } = choosePeriod(filter.from, filter.to, new Date())
    const zone = (await this.mentions.zoneOf(scope, filter.agencies)) ?? 'Asia/Jakarta'
    const items = await this.mentions.volume(scope, { ...filter, ...period }, bucket, zone)
    return { bucket, items: items.map(item => ({ ...item, at: item.at.toISOString() })) }
  }

  // Stands after the fixed addresses above: Express takes the first that fits.
  @ContractRoute('mention')
  async read(@Called() { caller, scope, params }: Call<'mention'>) {
    const mention = await this.mentions.find(scope, params.id)
    if (mention === null) throw notFound()
    return toMentionDetail(showEvidence(mention, sightOf(caller)))
  }

  @ContractRoute('correctMention')
  async correct(@Called() { caller, scope, actor, params, body }: Call<'correctMention'>) {
    const readScope = scopeFor(caller, 'mentions.read') ?? scope
    const mention = await this.corrections.correct(scope, readScope, actor, params.id, body)
    if (mention === null) throw notFound()
    return toMentionDetail(showEvidence(mention, sightOf(caller)))
  }

  @ContractRoute('correctMentions')
  async correctMany(@Called() { caller, scope, actor, body }: Call<'correctMentions'>) {
    const readScope = scopeFor(caller, 'mentions.read') ?? scope
    const corrected = await this.corrections.correctMany(scope, readScope, actor, body.items)
    if (corrected === null) throw notFound()
    return { items: corrected.rows.map(toMention), before: [...corrected.before] }
  }

  @ContractRoute('mentionCopies')
  async copies(@Called() { scope, params }: Call<'mentionCopies'>) {
    const copies = await this.mentions.copies(scope, params.id)
    if (copies === null) throw notFound()
    return { items: copies.map(copy => ({ ...copy, at: copy.at.toISOString() })) }
  }

  @ContractRoute('openMention')
  async open(@Called() { scope, params }: Call<'openMention'>) {
    if (!(await this.corrections.markOpened(scope, params.id))) throw notFound()
    return {}
  }

  @ContractRoute('judgePost')
  async judge(@Called() { scope, actor, body }: Call<'judgePost'>) {
    if (!(await this.corrections.judge(scope, actor, body.agencyId, body.postId, body.relevant))) throw notFound()
    return {}
  }
}

import { Controller, Inject } from '@nestjs/common'
import type { Source } from '@kentongan/contracts'
import { PlatformKeyRepository, SourceRepository } from '@kentongan/platform/db'
import type { SourceFigures } from '@kentongan/platform/db'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound, orNotFound } from '../http/problem'
import { demandHome } from './demand-home'
import { indexSources } from './known-sources'
import { previewSource } from './preview-source'
import { SourceIntake } from './source-intake'
import { toCoverage, toSource } from './to-source'

const toFound = (row: SourceFigures | null): Source => toSource(orNotFound(row), new Date())

@Controller()
export class SourcesController {
  constructor(
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(PlatformKeyRepository) private readonly keys: PlatformKeyRepository,
    @Inject(SourceIntake) private readonly intake: SourceIntake,
    @Inject(apiOptions) private readonly options: ApiOptions,
  ) {}

  @ContractRoute('coverage')
  async coverage(@Called() { scope }: Call<'coverage'>) {
    const now = new Date()
    const rows = await this.sources.list(scope)
    return toCoverage(rows.map(row => toSource(row, now)), await this.sources.lastPostAt(scope))
  }

  @ContractRoute('sources')
  async list(@Called() { scope }: Call<'sources'>) {
    const now = new Date()
    return { items: (await this.sources.list(scope)).map(row => toSource(row, now)) }
  }

  @ContractRoute('previewSource')
  async preview(@Called() { scope, body }: Call<'previewSource'>) {
    const find = indexSources(await this.sources.known(scope))
    const isKnown = (url: string) => find(url)?.removed === false
    return previewSource(body, { feeds: this.options.feeds, isKnown, now: new Date(), keys: await this.keys.list(scope) })
  }

  @ContractRoute('createSource')
  async create(@Called() { scope, actor, body }: Call<'createSource'>) {
    demandHome(body)
    const { ids: [id] } = await this.intake.add({ scope, actor }, [body], 'source.create')
    if (id === undefined) throw conflict('source-known', 'This address is a source already.')
    return toFound(await this.sources.find(scope, id))
  }

  @ContractRoute('updateSource')
  async update(@Called() { scope, actor, params, body }: Call<'updateSource'>) {
    return toFound(await this.sources.update({ scope, actor }, params.id, body))
  }

  @ContractRoute('removeSource')
  async remove(@Called() { scope, actor, params }: Call<'removeSource'>) {
    if (!(await this.sources.remove({ scope, actor }, params.id))) throw notFound()
    return {}
  }

  @ContractRoute('restoreSource')
  async restore(@Called() { scope, actor, params }: Call<'restoreSource'>) {
    return toFound(await this.sources.restore({ scope, actor }, params.id))
  }

  @ContractRoute('pollSource')
  async poll(@Called() { scope, actor, params }: Call<'pollSource'>) {
    return toFound(await this.sources.makeDue({ scope, actor }, params.id))
  }
}

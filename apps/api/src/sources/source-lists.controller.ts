import { Controller, Inject } from '@nestjs/common'
import type { NewSource } from '@kentongan/platform/db'
import { SourceRepository } from '@kentongan/platform/db'
import { readOpml, starterSources, writeOpml, type OpmlOutline } from '@kentongan/sources'
import { Called } from '../http/call'
import type { Call, StreamCall } from '../http/call'
import { ContractRoute, StreamRoute } from '../http/contract-route'
import { indexSources } from './known-sources'
import { SourceIntake } from './source-intake'

const longestTitle = 200

const toNewSource = ({ title, xmlUrl, htmlUrl }: OpmlOutline): NewSource => ({
  kind: 'feed',
  url: xmlUrl,
  siteUrl: htmlUrl,
  title: (title || new URL(xmlUrl).hostname).slice(0, longestTitle),
  tier: 'lain',
  region: null,
  timeZone: 'Asia/Jakarta',
})

/** Many sources at once: subscription lists and the starters. */
@Controller()
export class SourceListsController {
  constructor(
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(SourceIntake) private readonly intake: SourceIntake,
  ) {}

  @ContractRoute('importOpml')
  async importOpml(@Called() { scope, actor, body }: Call<'importOpml'>) {
    const { outlines, problems } = readOpml(body.xml)
    const { ids, known } = await this.intake.add({ scope, actor }, outlines.map(toNewSource), 'source.import')
    return { added: ids.length, known, problems: [...problems] }
  }

  @StreamRoute('exportOpml')
  async exportOpml(@Called() { scope, response }: StreamCall<'exportOpml'>): Promise<string> {
    const listed = (await this.sources.list(scope)).filter(({ kind }) => kind === 'feed').map(({ title, url, siteUrl }) => ({ title, xmlUrl: url, htmlUrl: siteUrl }))
    response.type('text/x-opml; charset=utf-8').attachment('kentongan-sumber.opml')
    return writeOpml(listed, new Date())
  }

  @ContractRoute('starters')
  async starters(@Called() { scope }: Call<'starters'>) {
    const find = indexSources(await this.sources.known(scope))
    return { items: starterSources.map(starter => ({ ...starter, known: find(starter.url)?.removed === false })) }
  }

  @ContractRoute('addStarters')
  async addStarters(@Called() { scope, actor, body }: Call<'addStarters'>) {
    const wanted = starterSources.filter(starter => body.urls.includes(starter.url))
    const chosen = wanted.map(({ name, kind: _, certain: _certain, ...source }) => ({ ...source, kind: 'feed' as const, title: name }))
    const { ids } = await this.intake.add({ scope, actor }, chosen, 'source.import')
    return { added: ids.length }
  }
}

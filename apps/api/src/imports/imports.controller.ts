import { Controller, Inject } from '@nestjs/common'
import { PostImportRepository } from '@kentongan/platform/db'
import type { PostImportDetail } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound, orNotFound, Refusal } from '../http/problem'
import { formatOf, mapSample, toImport, toImportDetail } from './to-import'

/** Files of posts: sent in parts, looked at by a worker, started with the chosen columns, watched. */
@Controller()
export class ImportsController {
  constructor(@Inject(PostImportRepository) private readonly imports: PostImportRepository) {}

  @ContractRoute('postImports')
  async list(@Called() { scope }: Call<'postImports'>) {
    return { items: (await this.imports.list(scope)).map(toImport) }
  }

  @ContractRoute('beginImport')
  async begin(@Called() { scope, actor, body }: Call<'beginImport'>) {
    const format = formatOf(body.fileName)
    if (format === null) throw new Refusal(400, { code: 'import-format', message: 'Only CSV, JSON lines and XLSX are read.' })
    return toImportDetail(await this.imports.begin({ scope, actor }, body, format))
  }

  @ContractRoute('postImport')
  async find(@Called() { scope, params }: Call<'postImport'>) {
    return toImportDetail(await this.known(scope, params.id))
  }

  @ContractRoute('uploadImportPart')
  async uploadPart(@Called() { scope, params, body }: Call<'uploadImportPart'>) {
    return toImport(orNotFound(await this.imports.putPart(scope, params.id, params.number, Buffer.from(body.bytes, 'base64'))))
  }

  @ContractRoute('mapImport')
  async map(@Called() { scope, params, body }: Call<'mapImport'>) {
    const { sample, columns } = await this.known(scope, params.id)
    return mapSample(sample, columns.length, body.mapping, new Date())
  }

  @ContractRoute('startImport')
  async start(@Called() { scope, actor, params, body }: Call<'startImport'>) {
    const started = await this.imports.start({ scope, actor }, params.id, body.mapping, body.target)
    if (started === 'not-found') throw notFound()
    if (started === 'ended') throw conflict('import-ended', 'This import has started or ended already.')
    if (started === 'no-source') throw conflict('import-no-source', 'The chosen archive is no more.')
    return toImport(started)
  }

  @ContractRoute('cancelImport')
  async cancel(@Called() { scope, actor, params }: Call<'cancelImport'>) {
    return toImport(orNotFound(await this.imports.cancel({ scope, actor }, params.id)))
  }

  @ContractRoute('importProblems')
  async problems(@Called() { scope, params }: Call<'importProblems'>) {
    return { items: [...orNotFound(await this.imports.problems(scope, params.id))] }
  }

  private async known(scope: Call<'postImport'>['scope'], id: number): Promise<PostImportDetail> {
    return orNotFound(await this.imports.find(scope, id))
  }
}

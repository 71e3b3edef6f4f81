import { Controller, Inject } from '@nestjs/common'
import { writeAgencyCsv } from '@kentongan/agencies'
import { AgencyRepository } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call, StreamCall } from '../http/call'
import { ContractRoute, StreamRoute } from '../http/contract-route'
import { importFile } from '../http/import-file'
import { sendCsv } from '../http/send-csv'
import { planAgencyFile } from './plan-agency-file'

/** Many agencies at once, as a table. */
@Controller()
export class AgencyListsController {
  constructor(@Inject(AgencyRepository) private readonly agencies: AgencyRepository) {}

  @StreamRoute('exportAgencies')
  async exportAgencies(@Called() { scope, response }: StreamCall<'exportAgencies'>): Promise<string> {
    return sendCsv(response, 'kentongan-instansi.csv', writeAgencyCsv(await this.agencies.list(scope)))
  }

  @ContractRoute('importAgencies')
  async importAgencies(@Called() { scope, actor, body }: Call<'importAgencies'>) {
    const plan = await importFile({
      check: body.check,
      plan: async () => planAgencyFile(body.csv, await this.agencies.list(scope), scope),
      write: planned => this.agencies.importAgencies({ scope, actor }, planned),
    })
    return {
      created: plan.create.map(({ name }) => name),
      changed: plan.change.map(({ agency }) => agency.name),
      unchanged: plan.unchanged,
      problems: [...plan.problems],
    }
  }
}

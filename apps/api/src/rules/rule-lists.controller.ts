import { Controller, Inject } from '@nestjs/common'
import { writeRuleCsv } from '@kentongan/agencies'
import type { AgencyState, RuleState, Scope } from '@kentongan/platform/db'
import { AgencyRepository, RuleRepository } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call, StreamCall } from '../http/call'
import { ContractRoute, StreamRoute } from '../http/contract-route'
import { importFile } from '../http/import-file'
import { sendCsv } from '../http/send-csv'
import { planRuleFile } from './plan-rule-file'

/** Many rules at once, as a table. */
@Controller()
export class RuleListsController {
  constructor(
    @Inject(AgencyRepository) private readonly agencies: AgencyRepository,
    @Inject(RuleRepository) private readonly rules: RuleRepository,
  ) {}

  @StreamRoute('exportRules')
  async exportRules(@Called() { scope, response }: StreamCall<'exportRules'>): Promise<string> {
    const [agencies, rules] = await this.read(scope)
    const names = new Map(agencies.map(({ id, name }) => [id, name]))
    // An agency may have gone between the two queries; then its rules are gone as well.
    const listed = rules.filter(rule => names.has(rule.agencyId)).map(rule => ({ ...rule, agency: names.get(rule.agencyId)! }))
    return sendCsv(response, 'kentongan-aturan.csv', writeRuleCsv(listed))
  }

  @ContractRoute('importRules')
  async importRules(@Called() { scope, actor, body }: Call<'importRules'>) {
    const plan = await importFile({
      check: body.check,
      plan: async () => planRuleFile(body.csv, ...(await this.read(scope))),
      write: planned => this.rules.importRules({ scope, actor }, planned),
    })
    return {
      created: plan.create.map(({ name }) => name),
      changed: plan.change.map(({ rule }) => rule.name),
      unchanged: plan.unchanged,
      problems: [...plan.problems],
    }
  }

  private read(scope: Scope): Promise<[readonly AgencyState[], readonly RuleState[]]> {
    return Promise.all([this.agencies.list(scope), this.rules.list(scope)])
  }
}

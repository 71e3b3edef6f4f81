import { Controller, Inject } from '@nestjs/common'
import type { Rule } from '@kentongan/contracts'
import { RuleRepository } from '@kentongan/platform/db'
import type { RuleResult, RuleState } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound, Refusal } from '../http/problem'
import { checkQuery, demandValid } from './check-query'

const toRule = ({ changedAt, ...state }: RuleState): Rule => ({ ...state, changedAt: changedAt.toISOString() })

function accepted(result: RuleResult): Rule {
  if (result.ok) return toRule(result.rule)
  if (result.reason === 'version-conflict') {
    const message = 'Someone else has changed this rule meanwhile.'
    throw new Refusal(409, { code: 'version-conflict', message, current: toRule(result.current) })
  }
  if (result.reason === 'no-profile') throw conflict('no-profile', 'The data of the agency make no such rule.')
  if (result.reason === 'profile-lane') throw conflict('profile-lane', "A rule made from the agency's data stays in its lane.")
  throw notFound()
}

@Controller()
export class RulesController {
  constructor(@Inject(RuleRepository) private readonly rules: RuleRepository) {}

  @ContractRoute('rules')
  async list(@Called() { scope, query }: Call<'rules'>) {
    if (query.agency !== undefined && !scope.agencies.includes(query.agency)) throw notFound()
    return { items: (await this.rules.list(scope, query.agency ?? null)).map(toRule) }
  }

  @ContractRoute('createRule')
  async create(@Called() { scope, actor, body }: Call<'createRule'>) {
    demandValid(body.query)
    return accepted(await this.rules.create({ scope, actor }, body))
  }

  @ContractRoute('checkQuery')
  async check(@Called() { body }: Call<'checkQuery'>) {
    return checkQuery(body.query)
  }

  @ContractRoute('updateRule')
  async update(@Called() { scope, actor, params, body }: Call<'updateRule'>) {
    if (body.query != null) demandValid(body.query)
    return accepted(await this.rules.update({ scope, actor }, params.id, body))
  }

  @ContractRoute('removeRule')
  async remove(@Called() { scope, actor, params }: Call<'removeRule'>) {
    if ((await this.rules.remove({ scope, actor }, params.id)) === 'not-found') throw notFound()
    return {}
  }

  @ContractRoute('restoreRule')
  async restore(@Called() { scope, actor, params }: Call<'restoreRule'>) {
    return accepted(await this.rules.restore({ scope, actor }, params.id))
  }

  @ContractRoute('ruleVersions')
  async versions(@Called() { scope, params }: Call<'ruleVersions'>) {
    const versions = await this.rules.versions(scope, params.id)
    if (versions === null) throw notFound()
    return { items: versions.map(({ at, ...version }) => ({ ...version, at: at.toISOString() })) }
  }
}

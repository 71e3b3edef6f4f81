import { Controller, Inject } from '@nestjs/common'
import type { Agency, Term } from '@kentongan/contracts'
import { describeQueryRemark } from '@kentongan/matching'
import { AgencyRepository } from '@kentongan/platform/db'
import type { AgencyResult, AgencyState } from '@kentongan/platform/db'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound, Refusal } from '../http/problem'
import { findOversize } from './find-oversize'

const toAgency = ({ terms, ...state }: AgencyState): Agency => ({ ...state, terms: [...terms] })

function accepted(result: AgencyResult): Agency {
  if (result.ok) return toAgency(result.agency)
  if (result.reason === 'version-conflict') {
    const message = 'Someone else has changed this agency meanwhile.'
    throw new Refusal(409, { code: 'version-conflict', message, current: toAgency(result.current) })
  }
  if (result.reason === 'cycle') throw conflict('cycle', 'An agency cannot stand below itself.')
  throw notFound()
}

/** Data that make a rule beyond the limits are refused even while nobody uses that rule: refining can be taken back. */
function demandSmall(terms: readonly Term[] | undefined): void {
  const problem = terms === undefined ? null : findOversize(terms)
  if (problem === null) return
  const message = `The rule made from these data cannot be used: ${describeQueryRemark(problem)}`
  throw new Refusal(400, { code: 'profile-too-large', message, current: { problems: [problem] } })
}

/** A change of an agency's terms asks for a look back by itself. */
@Controller()
export class AgenciesController {
  constructor(@Inject(AgencyRepository) private readonly agencies: AgencyRepository) {}

  @ContractRoute('agencies')
  async list(@Called() { scope }: Call<'agencies'>) {
    return { items: (await this.agencies.list(scope)).map(toAgency) }
  }

  @ContractRoute('createAgency')
  async create(@Called() { scope, actor, body }: Call<'createAgency'>) {
    demandSmall(body.terms)
    return accepted(await this.agencies.create({ scope, actor }, body))
  }

  @ContractRoute('updateAgency')
  async update(@Called() { scope, actor, params, body }: Call<'updateAgency'>) {
    demandSmall(body.terms)
    return accepted(await this.agencies.update({ scope, actor }, params.id, body))
  }

  @ContractRoute('removeAgency')
  async remove(@Called() { scope, actor, params }: Call<'removeAgency'>) {
    const result = await this.agencies.remove({ scope, actor }, params.id)
    if (result === 'not-found') throw notFound()
    if (result === 'has-children') throw conflict('has-children', 'Agencies below this one must be moved or removed first.')
    return {}
  }
}

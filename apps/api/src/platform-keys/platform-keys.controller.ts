import { Controller, Inject } from '@nestjs/common'
import type { KeyTest } from '@kentongan/contracts'
import { PlatformBudgetRepository, PlatformKeyRepository, type KeyPlace, type PlatformKeyRow, type Scope } from '@kentongan/platform/db'
import { openKey, sealKey, type Sealer } from '@kentongan/platform/secrets'
import { kindsOfPlatform } from '@kentongan/platform/social-reader'
import { budgetRules } from '@kentongan/sources'
import { apiOptions, type ApiOptions } from '../api-options'
import { Called } from '../http/call'
import type { Call } from '../http/call'
import { ContractRoute } from '../http/contract-route'
import { conflict, notFound } from '../http/problem'
import { readFields } from './read-fields'

/** Keys of platforms: they come in and never go out again. */
@Controller()
export class PlatformKeysController {
  constructor(
    @Inject(PlatformKeyRepository) private readonly keys: PlatformKeyRepository,
    @Inject(PlatformBudgetRepository) private readonly budgets: PlatformBudgetRepository,
    @Inject(apiOptions) private readonly options: ApiOptions,
  ) {}

  @ContractRoute('platformKeys')
  list(@Called() { scope }: Call<'platformKeys'>) {
    return this.state(scope)
  }

  @ContractRoute('setPlatformKey')
  async set(@Called() { scope, actor, params: { platform }, body }: Call<'setPlatformKey'>) {
    const sealer = this.sealer()
    const { host, fields } = readFields(platform, body.fields)
    const sealed = sealKey(sealer, { platform, host }, fields)
    await this.keys.set({ scope, actor }, { platform, host, sealed }, kindsOfPlatform(platform))
    return this.state(scope)
  }

  @ContractRoute('removePlatformKey')
  async remove(@Called() { scope, actor, params, query }: Call<'removePlatformKey'>) {
    if (!(await this.keys.remove({ scope, actor }, { ...params, ...query }))) throw notFound()
    return this.state(scope)
  }

  @ContractRoute('testPlatformKey')
  async test(@Called() { scope, actor, params, query }: Call<'testPlatformKey'>): Promise<KeyTest> {
    const place: KeyPlace = { ...params, ...query }
    const sealed = await this.keys.findSealed(place)
    if (sealed === null) throw notFound()
    const key = openKey(this.sealer(), { ...place, sealed })
    if (key === null) throw conflict('key-unreadable', 'The key was sealed with another secret; enter it anew.')
    const test: KeyTest = { at: new Date().toISOString(), ...(await this.options.testKey(place.platform, key)) }
    await this.keys.saveTest({ scope, actor }, { ...place, sealed }, test)
    return test
  }

  @ContractRoute('setPlatformBudget')
  async setBudget(@Called() { scope, actor, params: { platform }, body: { unit, most } }: Call<'setPlatformBudget'>) {
    if (!budgetRules.some(rule => rule.platform === platform && rule.unit === unit && rule.settable)) throw notFound()
    await this.budgets.setLimit({ scope, actor }, { platform, unit, most }, kindsOfPlatform(platform))
    return this.state(scope)
  }

  private sealer(): Sealer {
    if (this.options.sealer === null) throw conflict('no-secret-key', 'The server has no SECRET_KEY to seal keys with.')
    return this.options.sealer
  }

  private async state(scope: Scope) {
    const [keys, budgets] = await Promise.all([this.keys.list(scope), this.budgets.list(scope, new Date())])
    return {
      canSeal: this.options.sealer !== null,
      keys: keys.map(row => toKey(row, this.options.sealer)),
      budgets: budgets.map(budget => ({ ...budget, resetsAt: budget.resetsAt?.toISOString() ?? null })),
    }
  }
}

const toKey = ({ sealed, setAt, ...row }: PlatformKeyRow, sealer: Sealer | null) =>
  ({ ...row, setAt: setAt.toISOString(), readable: sealer !== null && openKey(sealer, { ...row, sealed }) !== null })

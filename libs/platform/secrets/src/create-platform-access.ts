import type { BudgetUnit, KeyedPlatform, KeyTest } from '@kentongan/contracts'
import type { KeyPlace, PlatformBudgetRepository, PlatformKeyRepository } from '@kentongan/platform/db'
import type { PlatformSecret, Spend } from '@kentongan/platform/social-reader'
import { keyHostOf } from '@kentongan/sources'
import type { Sealer } from './create-sealer'

type Deps = {
  readonly keys: Pick<PlatformKeyRepository, 'findSealed' | 'noteRefusal'>
  readonly budgets: Pick<PlatformBudgetRepository, 'take' | 'giveBack'>
  /** Null where the server has no secret: no key can be opened. */
  readonly sealer: Sealer | null
  readonly now: () => Date
}

/** What a source may use of a platform. */
export type Access = {
  /** Null where none was set, or none that this server can open. */
  readonly key: PlatformSecret | null
  readonly spend: Spend
  /** Keeps the platform's word that it does not take the key, for the page of keys. */
  readonly noteRefusal: (reason: string, detail: string) => Promise<void>
}
/** Gives a source what it may use; `platform` null for platforms without keys. */
export type PlatformAccess = (platform: KeyedPlatform | null, sourceUrl: string) => Promise<Access>

const open: Access = { key: null, spend: async () => ({ granted: true }), noteRefusal: async () => {} }

/** Where a key stands, as the context it is sealed for. */
const contextOf = ({ platform, host }: KeyPlace): string => `${platform}|${host}`

/** The fields of a key; null where it does not open, since the secret was changed or the row moved. */
export function openKey(sealer: Sealer, place: KeyPlace & { readonly sealed: Buffer }): PlatformSecret | null {
  const opened = sealer.open(place.sealed, contextOf(place))
  return opened.ok ? JSON.parse(opened.plain) : null
}

export const sealKey = (sealer: Sealer, place: KeyPlace, fields: PlatformSecret): Buffer => sealer.seal(JSON.stringify(fields), contextOf(place))

/** Opens keys for sources and counts what they spend. */
export function createPlatformAccess(deps: Deps): PlatformAccess {
  return async (platform, sourceUrl) => {
    if (platform === null) return open
    const place: KeyPlace = { platform, host: keyHostOf(platform, sourceUrl) }
    const sealed = deps.sealer && (await deps.keys.findSealed(place))
    const key = deps.sealer && sealed && openKey(deps.sealer, { ...place, sealed })
    return {
      key,
      spend: createSpend(deps, platform, sourceUrl),
      async noteRefusal(reason, detail) {
        const test: KeyTest = { at: deps.now().toISOString(), ok: false, reason, detail }
        if (sealed) await deps.keys.noteRefusal({ ...place, sealed }, test)
      },
    }
  }
}

/** Gives back to the period of the last taking, so that a request over midnight takes nothing from the next day's count. */
function createSpend({ budgets, now }: Deps, platform: KeyedPlatform, subject: string): Spend {
  const periods = new Map<BudgetUnit, Date>()
  return async (unit, amount) => {
    if (amount < 0) {
      const period = periods.get(unit)
      if (period) await budgets.giveBack({ platform, unit }, -amount, period)
      return { granted: true }
    }
    const taken = await budgets.take({ platform, unit, amount, subject, now: now() })
    if (!taken.granted) return taken
    if (taken.period) periods.set(unit, taken.period)
    return { granted: true }
  }
}

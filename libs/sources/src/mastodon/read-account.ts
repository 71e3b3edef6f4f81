import { z } from 'zod'
import { unusable, type Unusable } from '../pulled-page'

const Account = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })

/** The number of an account, from `/api/v1/accounts/lookup` (docs.joinmastodon.org/methods/accounts). */
export const readAccountId = (body: string): { readonly ok: true, readonly id: string } | Unusable => {
  try {
    const account = Account.safeParse(JSON.parse(body))
    return account.success ? { ok: true, id: account.data.id } : unusable('other-shape', 'the account has no id')
  } catch {
    return unusable('not-json', 'the account is no JSON')
  }
}

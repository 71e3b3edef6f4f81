/** Why nothing of an import was written: what it was planned on has changed meanwhile, or a line reaches out of the scope. */
export type ImportRefusal = {
  readonly ok: false
  readonly line: number
  readonly reason: 'not-found' | 'cycle' | 'version-conflict' | 'no-profile' | 'profile-lane'
}
export type ImportOutcome = { readonly ok: true } | ImportRefusal

class Refused extends Error {
  constructor(readonly refusal: ImportRefusal) {
    super(`line ${refusal.line}: ${refusal.reason}`)
  }
}

/** Ends an import at a line: an exception, since only one takes a transaction back. {@link orRefusal} makes it a value again. */
export function refuseLine(line: number, reason: ImportRefusal['reason']): never {
  throw new Refused({ ok: false, line, reason })
}

/** Runs a transaction that `refuseLine` may end. */
export async function orRefusal(transaction: () => Promise<void>): Promise<ImportOutcome> {
  try {
    await transaction()
    return { ok: true }
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

import type { Problem } from '@kentongan/contracts'

export type ProblemBody = Omit<Problem, 'requestId'>

/** A refusal with its HTTP status. `code` keys a sentence in the catalogues; `message` is for technicians. */
export class Refusal extends Error {
  constructor(readonly status: number, readonly problem: ProblemBody) {
    super(problem.message)
  }
}

export const signedOut = () => new Refusal(401, { code: 'signed-out', message: 'Sign in first.' })
/** Also for what exists but lies outside of the caller's reach: nobody learns which. */
export const notFound = () => new Refusal(404, { code: 'not-found', message: 'There is nothing here for you.' })
/** What was found; refuses with {@link notFound} where nothing was. */
export function orNotFound<Found>(found: Found | null): Found {
  if (found === null) throw notFound()
  return found
}
/** `path` is that of a field in its part of the request. */
export const invalid = (...fields: NonNullable<Problem['fields']>) =>
  new Refusal(400, { code: 'invalid', message: 'The request does not fit the contract.', fields })
export const conflict = (code: string, message: string) => new Refusal(409, { code, message })
export const linkInvalid = () => new Refusal(410, { code: 'link-invalid', message: 'The link was used or replaced, or has expired.' })

import { byStatus, readSaid, wordsOf, type ReadRefusal, type RefusalReason, type Said } from '../refusal'

const reasonOf = (status: number, { title, type }: Said): RefusalReason | null => {
  // The month's cap of the plan is told with the status of the quarter hour's limit.
  if (title === 'UsageCapExceeded' || (typeof type === 'string' && type.endsWith('/usage-capped'))) return 'budget-spent'
  if (title === 'CreditsDepleted') return 'no-credit'
  return status === 400 ? 'query-refused' : byStatus(status)
}

/** X describes a problem by title, detail and type (docs.x.com/x-api/fundamentals/response-codes-and-errors). */
export const readXRefusal: ReadRefusal = (status, body) => {
  const said = readSaid(body)
  const { errors } = said
  const first = Array.isArray(errors) && typeof errors[0] === 'object' && errors[0] !== null ? errors[0] as Said : {}
  return { reason: reasonOf(status, said), words: wordsOf(first['message'], said['detail'], said['title']) }
}

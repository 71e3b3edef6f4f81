import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common'
import type { Logger } from '@kentongan/platform/log'
import type { Response } from 'express'
import { QueryFailedError } from 'typeorm'
import type { KnownRequest } from './caller'
import { notFound, Refusal } from './problem'

const codes: Readonly<Record<number, string>> = { 400: 'bad-request', 404: 'not-found', 413: 'too-large', 415: 'json-only' }

/** Express and Nest say what is wrong with a request by `status`; anything else is ours. */
function statusOf(error: unknown): number {
  const { status } = error as { readonly status?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500
}

/** PostgreSQL's query_canceled: the statement's time was over. */
const tooSlow = '57014'
/** Its numeric_value_out_of_range: an id larger than any that there is. */
const outOfRange = '22003'

const databaseCode = (error: unknown): unknown => (error instanceof QueryFailedError ? error.driverError.code : null)

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const code = databaseCode(error)
  if (code === outOfRange) return notFound()
  if (code === tooSlow) return new Refusal(503, { code: 'too-slow', message: 'This takes too long; narrow it down.' })
  const status = statusOf(error)
  if (status === 404) return notFound()
  if (status === 500) return new Refusal(500, { code: 'server', message: 'Something went wrong; the log has it under the request id.' })
  return new Refusal(status, { code: codes[status] ?? 'bad-request', message: (error as Error).message })
}

/** A failed statement's parameters are people's data, password hashes among them: they stay out of the log. */
function withoutParameters(error: unknown): unknown {
  if (error instanceof QueryFailedError) Reflect.set(error, 'parameters', undefined)
  return error
}

/** Answers every error as a Problem; only surprises are logged as errors. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<KnownRequest>()
    const response = host.switchToHttp().getResponse<Response>()
    const { status, problem } = toRefusal(error)
    const { requestId, path } = request
    if (status >= 500) this.logger.error({ err: withoutParameters(error), requestId, path }, 'request failed')
    if (response.headersSent) {
      response.end()
      return
    }
    if (problem.retryAfterSeconds !== undefined) response.setHeader('retry-after', String(problem.retryAfterSeconds))
    response.status(status).json({ ...problem, requestId })
  }
}

import { randomUUID } from 'node:crypto'
import { streams } from '@kentongan/contracts'
import type { Logger } from '@kentongan/platform/log'
import type { NextFunction, Response } from 'express'
import type { Metrics } from '../health/metrics'
import type { KnownRequest } from './caller'

/** How long these last says nothing of the server. */
const lasting: readonly string[] = [streams.live.path, streams.tryQuery.path]

/** Gives each request an id, writes a line when it is answered (the path only: queries hold what people search for), times it. */
export function watchRequests(logger: Logger, metrics: Metrics) {
  return (request: KnownRequest, response: Response, next: NextFunction): void => {
    const requestId = randomUUID()
    const started = performance.now()
    request.requestId = requestId
    response.setHeader('x-request-id', requestId)
    response.on('close', () => {
      const milliseconds = Math.round(performance.now() - started)
      const { method, path } = request
      const status = response.statusCode
      // The pattern, not the path: ids would make a time series each.
      const route = (request.route as { readonly path?: string } | undefined)?.path ?? 'other'
      const accountId = request.caller?.session.accountId
      if (!lasting.includes(route)) metrics.requestSeconds.observe({ method, route, status }, milliseconds / 1000)
      if (path.startsWith('/api')) logger.info({ requestId, method, path, status, milliseconds, accountId }, 'request')
    })
    next()
  }
}

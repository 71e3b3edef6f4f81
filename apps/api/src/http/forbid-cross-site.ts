import type { NextFunction, Request, Response } from 'express'
import { ownOrigin } from './own-origin'
import { Refusal } from './problem'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
const ownSites = new Set(['same-origin', 'none'])

/** Browsers say where a request comes from; where they do not (plain http on an intranet), Origin must be ours (OWASP, CSRF). */
function isOurs(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site')
  if (site !== undefined) return ownSites.has(site)
  return request.get('origin') === ownOrigin(request, publicUrl)
}

const hasBody = (request: Request): boolean =>
  request.headers['transfer-encoding'] !== undefined || Number(request.get('content-length') ?? 0) > 0
const isJson = (request: Request): boolean => /^application\/json\s*(;|$)/i.test(request.get('content-type') ?? '')

const crossSite = () => new Refusal(403, { code: 'cross-site', message: 'This request came from another site.' })
const jsonOnly = () => new Refusal(415, { code: 'json-only', message: 'Send application/json.' })

/** Lets nothing change by a request that another site's page could have sent. */
export function forbidCrossSite(publicUrl: string | undefined) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (safe.has(request.method)) return next()
    if (!isOurs(request, publicUrl)) return next(crossSite())
    if (hasBody(request) && !isJson(request)) return next(jsonOnly())
    next()
  }
}

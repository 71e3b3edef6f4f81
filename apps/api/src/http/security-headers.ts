import type { NextFunction, Request, Response } from 'express'

const policy = [
  `default-src 'none'`, `script-src 'self'`, `style-src 'self'`,
  // Charts and virtual lists set style attributes; they carry no text of ours or of feeds.
  `style-src-attr 'unsafe-inline'`,
  `img-src 'self' data:`, `font-src 'self'`, `connect-src 'self'`, `worker-src 'self'`, `manifest-src 'self'`,
  `base-uri 'none'`, `form-action 'self'`, `frame-ancestors 'none'`,
].join('; ')

const always = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const

/** Sets what OWASP's secure headers project asks for; HSTS only where the installation is known to be served by https. */
export function securityHeaders(publicUrl: string | undefined) {
  const encrypted = publicUrl?.startsWith('https:')
  return (request: Request, response: Response, next: NextFunction): void => {
    response.set(always)
    if (encrypted) response.setHeader('strict-transport-security', 'max-age=31536000')
    if (request.path.startsWith('/api')) response.setHeader('cache-control', 'no-store')
    next()
  }
}

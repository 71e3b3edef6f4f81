import type { Request } from 'express'

/** Scheme, host and port under which people see us: as configured, else as the request says. */
export function ownOrigin(request: Request, publicUrl: string | undefined): string {
  return publicUrl === undefined ? `${request.protocol}://${request.get('host') ?? ''}` : new URL(publicUrl).origin
}

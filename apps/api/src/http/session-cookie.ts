import { sessionLifeMs } from '@kentongan/accounts'
import type { Request, Response } from 'express'

/** The prefix makes browsers refuse it without Secure, with a Domain or from another path (RFC 6265bis). */
const name = '__Host-kentongan'
const attributes = { secure: true, httpOnly: true, sameSite: 'lax', path: '/' } as const
const pattern = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`)

export const readSessionToken = (request: Request): string | null => pattern.exec(request.headers.cookie ?? '')?.[1] ?? null

export function setSessionToken(response: Response, token: string): void {
  response.cookie(name, token, { ...attributes, maxAge: sessionLifeMs })
}

export function clearSessionToken(response: Response): void {
  response.clearCookie(name, attributes)
}

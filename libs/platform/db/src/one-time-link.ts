import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits for a cookie or a link, and the only thing of it that is kept. */
export function createToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

/** A random token needs no slow hash: it cannot be guessed from its digest. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

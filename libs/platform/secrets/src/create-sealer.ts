import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** `other-secret`: sealed with another secret or for another place, or changed since. `unknown-format`: nothing that this version makes. */
export type Opened = { readonly ok: true; readonly plain: string } | { readonly ok: false; readonly reason: 'other-secret' | 'unknown-format' }

export type Sealer = {
  /** Encrypts; `context` names the place where the result will stand, and it opens nowhere else. */
  seal(plain: string, context: string): Buffer
  /** Decrypts what `seal` gave for the same context. */
  open(sealed: Uint8Array, context: string): Opened
}

const version = 1
const nonceBytes = 12
const tagBytes = 16
const headBytes = 1 + nonceBytes
const keyInfo = 'kentongan platform keys v1'

/**
 * Seals short texts under the server's secret (32 bytes or more): AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits, the
 * key derived by HKDF-SHA256 (RFC 5869), the context as additional data. A sealed text is its version, the nonce, the ciphertext and
 * the tag. Some hundred seals a year are far below the 2^32 that a key with random nonces may carry.
 */
export function createSealer(secret: Uint8Array): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), keyInfo, 32))
  return {
    seal(plain, context) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
      return Buffer.concat([Buffer.of(version), nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    open: (sealed, context) => open(key, Buffer.from(sealed), context),
  }
}

function open(key: Buffer, sealed: Buffer, context: string): Opened {
  if (sealed[0] !== version || sealed.length < headBytes + tagBytes) return { ok: false, reason: 'unknown-format' }
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, headBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(-tagBytes))
  const start = decipher.update(sealed.subarray(headBytes, -tagBytes))
  try {
    return { ok: true, plain: Buffer.concat([start, decipher.final()]).toString('utf8') }
  } catch {
    return { ok: false, reason: 'other-secret' } // what `update` gave is unproven and goes nowhere
  }
}

import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createSealer } from './create-sealer'

const secret = Buffer.from('0123456789abcdef0123456789abcdef')
const text = fc.string({ unit: 'binary', maxLength: 3_000 })
const place = fc.string({ unit: 'grapheme', maxLength: 300 })
const flip = (sealed: Buffer, bit: number): Buffer => {
  const changed = Buffer.from(sealed)
  changed[bit >> 3]! ^= 1 << (bit & 7)
  return changed
}

describe('createSealer', () => {
  const sealer = createSealer(secret)

  it('opens what it sealed, with the secret and in the place it was sealed for', () => {
    fc.assert(fc.property(text, place, (plain, context) => {
      expect(createSealer(secret).open(sealer.seal(plain, context), context)).toEqual({ ok: true, plain })
    }))
  })

  it('opens nowhere else', () => {
    fc.assert(fc.property(text, place, place, (plain, context, other) => {
      fc.pre(context !== other)
      expect(sealer.open(sealer.seal(plain, context), other)).toEqual({ ok: false, reason: 'other-secret' })
    }))
  })

  it('opens with no other secret', () => {
    fc.assert(fc.property(text, fc.uint8Array({ minLength: 32, maxLength: 64 }), (plain, other) => {
      fc.pre(!Buffer.from(other).equals(secret))
      expect(createSealer(other).open(sealer.seal(plain, 'x|'), 'x|')).toEqual({ ok: false, reason: 'other-secret' })
    }))
  })

  it('notices every bit that was changed', () => {
    const sealed = sealer.seal('kunci rahasia', 'youtube|')
    for (let bit = 0; bit < sealed.length * 8; bit += 1) expect(sealer.open(flip(sealed, bit), 'youtube|').ok).toBe(false)
  })

  it('takes any bytes without an exception', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), bytes => expect(sealer.open(bytes, '').ok).toBe(false)))
  })

  it('shows nothing of the text and never makes the same twice', () => {
    const plain = randomBytes(30).toString('hex')
    const [first, second] = [sealer.seal(plain, ''), sealer.seal(plain, '')]
    expect(first.equals(second)).toBe(false)
    expect(first.toString('latin1')).not.toContain(plain)
    expect(first).toHaveLength(1 + 12 + 60 + 16)
  })

  it('has version 1 in its first byte and refuses what it does not know', () => {
    const sealed = sealer.seal('a', '')
    expect(sealed[0]).toBe(1)
    sealed[0] = 2
    expect(sealer.open(sealed, '')).toEqual({ ok: false, reason: 'unknown-format' })
  })
})

import { Readable } from 'node:stream'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { readBody } from './read-body'

const { signal } = new AbortController()
const text = Buffer.from('<rss><title>Warga menanti perbaikan jembatan</title></rss>')

const inPieces = (bytes: Buffer, size: number): Readable => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
  return Readable.from(pieces)
}

const read = (bytes: Buffer, contentEncoding: string | null, maxBytes = 1_000_000) =>
  readBody(inPieces(bytes, 7), { contentEncoding, maxBytes, signal })

describe('readBody', () => {
  it.each([
    [null, text], ['', text], ['identity', text], ['UTF-8', text], ['none', text],
    ['gzip', gzipSync(text)], ['x-gzip', gzipSync(text)], ['GZIP', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)], ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))], ['identity, gzip', gzipSync(text)],
  ])('undoes %p', async (encoding, bytes) => {
    expect(await read(bytes, encoding)).toEqual({ ok: true, body: new Uint8Array(text), wireBytes: bytes.length })
  })

  it('gives back what was encoded, whatever it is and however it is cut', async () => {
    const encoders = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync }
    const bodies = fc.uint8Array({ maxLength: 2_000 })
    const names = fc.constantFrom('gzip', 'br', 'deflate')
    const sizes = fc.integer({ min: 1, max: 999 })
    await fc.assert(fc.asyncProperty(bodies, names, sizes, async (body, name, size) => {
      const result = await readBody(inPieces(encoders[name](body), size), { contentEncoding: name, maxBytes: 2_000, signal })
      expect(result.ok && result.body).toEqual(body)
    }), { numRuns: 60 })
  })

  it('owns its buffer, so that it can go to a thread', async () => {
    const result = await read(text, null)
    expect(result.ok && result.body.buffer.byteLength).toBe(text.length)
  })

  it.each([
    ['plain text that calls itself gzip', text, 'gzip', 'bad-encoding'],
    ['plain text that calls itself brotli', text, 'br', 'bad-encoding'],
    ['plain text that calls itself deflate', text, 'deflate', 'bad-encoding'],
    ['gzip with a wrong checksum', Buffer.concat([gzipSync(text).subarray(0, -8), Buffer.alloc(8)]), 'gzip', 'bad-encoding'],
    ['an encoding nobody asked for', text, 'zstd', 'bad-encoding'],
    ['a name from the prototype', text, 'constructor', 'bad-encoding'],
    ['three encodings', gzipSync(gzipSync(gzipSync(text))), 'gzip, gzip, gzip', 'bad-encoding'],
    ['truncated gzip', gzipSync(text).subarray(0, 30), 'gzip', 'cut-off'],
    ['truncated brotli', brotliCompressSync(text).subarray(0, 20), 'br', 'cut-off'],
    ['truncated deflate', deflateSync(text).subarray(0, 20), 'deflate', 'cut-off'],
  ])('names %s', async (_what, bytes, encoding, reason) => {
    expect(await read(bytes, encoding)).toMatchObject({ ok: false, reason })
  })

  it.each([null, 'gzip', 'br', 'deflate'])('takes an empty body with encoding %p for what it is', async encoding => {
    expect(await read(Buffer.alloc(0), encoding)).toEqual({ ok: true, body: new Uint8Array(0), wireBytes: 0 })
  })

  it('takes exactly the cap and not one byte more', async () => {
    expect((await read(text, null, text.length)).ok).toBe(true)
    expect(await read(text, null, text.length - 1)).toMatchObject({ ok: false, reason: 'too-large' })
    const zeros = gzipSync(Buffer.alloc(100_000))
    expect((await read(zeros, 'gzip', 100_000)).ok).toBe(true)
    expect(await read(zeros, 'gzip', 99_999)).toMatchObject({ ok: false, reason: 'too-large' })
  })

  it('stops an encoding that brings bytes without end and decodes to nothing', async () => {
    const nothing = gzipSync('')
    async function* forever() {
      for (;;) yield nothing
    }
    expect(await readBody(Readable.from(forever()), { contentEncoding: 'gzip', maxBytes: 10_000, signal }))
      .toMatchObject({ ok: false, reason: 'too-large' })
  })

  it.each(['gzip', null, 'zstd'])('destroys a source that it does not read to its end (%p)', async encoding => {
    const zeros = encoding === 'gzip' ? gzipSync(Buffer.alloc(100_000)) : Buffer.alloc(100_000)
    const source = inPieces(zeros, 16)
    expect((await readBody(source, { contentEncoding: encoding, maxBytes: 10, signal })).ok).toBe(false)
    expect(source.destroyed).toBe(true)
  })

  it('throws on what the source fails with, and when aborted', async () => {
    async function* broken() {
      yield text
      throw Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
    }
    const options = { contentEncoding: 'gzip', maxBytes: 10_000 }
    await expect(readBody(Readable.from(broken()), { ...options, contentEncoding: null, signal }))
      .rejects.toMatchObject({ code: 'UND_ERR_SOCKET' })
    await expect(readBody(Readable.from([text]), { ...options, signal: AbortSignal.abort() }))
      .rejects.toMatchObject({ name: 'AbortError' })
  })
})

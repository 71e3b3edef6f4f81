import { Transform, Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDecoders } from './create-decoders'
import { errorCode } from './error-code'

export type ReadBody =
  | { readonly ok: true; readonly body: Uint8Array; readonly wireBytes: number }
  | { readonly ok: false; readonly reason: 'too-large' | 'bad-encoding' | 'cut-off'; readonly detail: string }

/** Whoever counts too many bytes fails the body with it. */
export const tooLarge = new Error('body too large')

const createCounter = (maxBytes: number) => {
  let bytes = 0
  const stream = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      if (bytes > maxBytes) done(tooLarge)
      else done(null, chunk)
    },
  })
  return { stream, bytes: () => bytes }
}

const createCollector = (maxBytes: number) => {
  const chunks: Buffer[] = []
  let bytes = 0
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      if (bytes > maxBytes) return done(tooLarge)
      chunks.push(chunk)
      done()
    },
  })
  return { stream, joined: () => joinChunks(chunks, bytes) }
}

// Not Buffer.concat: a small result of it lies in Node's shared pool and could not be transferred to a thread.
const joinChunks = (chunks: readonly Buffer[], bytes: number): Uint8Array => {
  const joined = new Uint8Array(bytes)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.length
  }
  return joined
}

/** zlib says Z_BUF_ERROR, for brotli too, where its input ended early; other codings' errors mean that the bytes are wrong. */
const nameDecodingError = (code: string): 'cut-off' | 'bad-encoding' | null => {
  if (code === 'Z_BUF_ERROR') return 'cut-off'
  return /^(?:Z_|ERR__|ERR_BROTLI)/.test(code) ? 'bad-encoding' : null
}

/**
 * Reads a body to its end, decoding as it comes, and stops at once when more than `maxBytes` have arrived, counted after decoding
 * and (since an encoding can also grow) on the wire. The source is destroyed whenever it is not read to its end.
 * @throws what the source fails with, and the signal's AbortError.
 */
export const readBody = async (
  source: Readable,
  { contentEncoding, maxBytes, signal }: {
    readonly contentEncoding: string | null
    readonly maxBytes: number
    readonly signal: AbortSignal
  },
): Promise<ReadBody> => {
  const decoders = createDecoders(contentEncoding)
  if (!decoders) {
    source.destroy()
    return { ok: false, reason: 'bad-encoding', detail: 'unknown content-encoding' }
  }
  const counter = createCounter(maxBytes)
  const collector = createCollector(maxBytes)
  try {
    await pipeline([source, counter.stream, ...decoders, collector.stream], { signal })
  } catch (error) {
    if (error === tooLarge) return { ok: false, reason: 'too-large', detail: `more than ${maxBytes} bytes` }
    const reason = nameDecodingError(errorCode(error))
    if (reason === null) throw error
    // An empty body may carry the header of an encoding without a byte of it.
    if (counter.bytes() > 0) return { ok: false, reason, detail: `decoding: ${errorCode(error)}` }
  }
  return { ok: true, body: collector.joined(), wireBytes: counter.bytes() }
}

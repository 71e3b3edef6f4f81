import { Duplex, pipeline, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'

const mostCodings = 2

async function* inflateEither(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done === true) return
  const head = first.value
  async function* whole() {
    yield head
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  // RFC 1950: the low four bits of the first byte are 8 where there is a zlib header; some servers leave it out.
  const inflate = ((head[0] ?? 0) & 0x0f) === 8 ? createInflate() : createInflateRaw()
  // Errors reach us through reading `inflate`, which the pipeline destroys with them.
  pipeline(Readable.from(whole()), inflate, () => undefined)
  yield* inflate
}

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: () => Duplex.from(inflateEither),
}

// Not codings, but servers send them here and mean a plain body.
const plain: ReadonlySet<string> = new Set(['', 'identity', 'none', 'utf-8', 'utf8'])

/**
 * Makes the streams that undo a Content-Encoding, in the order in which they must run.
 * @returns null for a coding that we did not ask for, or more than two of them.
 */
export const createDecoders = (contentEncoding: string | null): readonly Duplex[] | null => {
  const named = (contentEncoding ?? '').toLowerCase().split(',').map(coding => coding.trim())
  const codings = named.filter(coding => !plain.has(coding))
  if (codings.length > mostCodings || codings.some(coding => !Object.hasOwn(decoders, coding))) return null
  return codings.reverse().flatMap(coding => decoders[coding]?.() ?? [])
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { NextFunction, Request, Response } from 'express'

/** Scripts and styles under a hashed name, directly in the folder; what is a picture or a font is compressed already. */
const asset = /^\/assets\/[\w.-]+\.(js|css)$/
const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const

const compress = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
} as const

/** Browsers name gzip first and take both; brotli's files are a fifth smaller. Whoever names nothing gets the plain file. */
function chooseEncoding(request: Request): 'br' | 'gzip' | null {
  if (request.get('accept-encoding') === undefined) return null
  if (request.acceptsEncodings('br')) return 'br'
  return request.acceptsEncodings('gzip') ? 'gzip' : null
}

/** Sends assets compressed, each compressed once: a name with a hash never changes its content. Others are left to the next handler. */
export function compressAssets(folder: string) {
  const compressed = new Map<string, Promise<Buffer>>()
  const get = (encoding: 'br' | 'gzip', file: string): Promise<Buffer> => {
    const key = `${encoding} ${file}`
    const known = compressed.get(key) ?? readFile(file).then(compress[encoding])
    compressed.set(key, known)
    // What could not be read once may be there the next time.
    known.catch(() => compressed.delete(key))
    return known
  }
  return (request: Request, response: Response, next: NextFunction): void => {
    const kind = asset.exec(request.path)?.[1] as keyof typeof types | undefined
    const encoding = chooseEncoding(request)
    const file = path.join(folder, request.path)
    if (request.method !== 'GET' || kind === undefined || encoding === null || !existsSync(file)) return next()
    const headers = { 'content-type': types[kind], 'content-encoding': encoding, 'cache-control': 'public, max-age=31536000, immutable' }
    response.vary('accept-encoding')
    get(encoding, file).then(bytes => response.set(headers).send(bytes), next)
  }
}

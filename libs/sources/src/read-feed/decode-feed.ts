import { detect } from 'chardet'
import iconv from 'iconv-lite'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const headBytes = 1024
const detectBytes = 65_536

/**
 * Turns the bytes of a feed into text, whatever its server and its prolog claim.
 *
 * Order: byte order mark, UTF-16/32 without one (zero bytes), UTF-8 if the bytes are valid UTF-8 (it beats a latin label,
 * because servers put `iso-8859-1` on everything and text that happens to be valid UTF-8 is UTF-8), HTTP charset,
 * XML declaration, detection, windows-1252. iconv-lite decodes the 8-bit charsets: Node 20's own TextDecoder leaves
 * 0x80-0x9F of windows-1252 as control characters (nodejs/node#56542).
 *
 * @param bytes the body as it came, already decompressed
 * @param contentType the HTTP Content-Type header, or null
 * @returns the text without its byte order mark
 */
export function decodeFeed(bytes: Uint8Array, contentType: string | null): string {
  const charset = markedCharset(bytes) ?? wideCharset(bytes)
  if (charset) return iconv.decode(bytes, charset)
  const declared = knownCharset(httpCharset(contentType)) ?? knownCharset(declaredCharset(bytes))
  if (!declared || isLatinOrUtf8(declared)) {
    const text = decodeStrictly(bytes)
    if (text !== null) return text
  }
  return iconv.decode(bytes, eightBitCharset(bytes, declared))
}

function eightBitCharset(bytes: Uint8Array, declared: string | null): string {
  if (declared && !/^utf-?8$/i.test(declared)) return widenLatin(declared)
  if (mostlyUtf8(bytes)) return 'utf-8'
  return widenLatin(knownCharset(detect(bytes.subarray(0, detectBytes))) ?? 'windows-1252')
}

/** Every browser reads these labels as windows-1252, its superset in print (WHATWG Encoding Standard). */
function widenLatin(charset: string): string {
  return /^(iso-?8859-?1|latin-?1|(us-)?ascii|utf-?8)$/i.test(charset) ? 'windows-1252' : charset
}

/** Multi-byte charsets are left alone: iso-2022-jp and its like are pure ASCII bytes, hence always valid UTF-8. */
function isLatinOrUtf8(charset: string): boolean {
  return /^(utf-?(8|16|32)|(us-)?ascii|iso-?8859|latin|windows-?125|cp-?125|x-|ucs)/i.test(charset)
}

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

function markedCharset(bytes: Uint8Array): string | null {
  return marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? null
}

/** An XML document begins with ASCII characters, so zero bytes among the first four tell the width and the order. */
function wideCharset(bytes: Uint8Array): string | null {
  if (bytes.length < 4 || !bytes.subarray(0, 4).includes(0)) return null
  const zeros = Array.from(bytes.subarray(0, 4), byte => (byte === 0 ? '0' : 'x')).join('')
  const widths: Record<string, string> = { '0x0x': 'utf-16be', 'x0x0': 'utf-16le', '000x': 'utf-32be', 'x000': 'utf-32le' }
  return widths[zeros] ?? null
}

function httpCharset(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1')
  return /<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1] ?? null
}

/** Wide labels are dropped: bytes that were wide have been recognised by their zero bytes, so such a label lies. */
function knownCharset(label: string | null): string | null {
  if (!label || /^(utf-?(16|32)|ucs)/i.test(label) || !iconv.encodingExists(label)) return null
  return label
}

function decodeStrictly(bytes: Uint8Array): string | null {
  // Buffer decodes several times faster than a fatal TextDecoder; only where it put a replacement must the bytes be judged.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  if (!text.includes('\uFFFD')) return text
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** A cut or patched UTF-8 file has a few bad bytes between many good ones; 8-bit text has nearly only bad ones. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let high = 0
  for (const byte of bytes) if (byte >= 0x80) high += 1
  const bad = (iconv.decode(bytes, 'utf-8').match(/\uFFFD/g) ?? []).length
  return bad * 10 <= high
}

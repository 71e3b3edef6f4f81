import { Parser } from 'htmlparser2'

const reference = /&(?:#(?:x[0-9a-f]{1,8}|[0-9]{1,9});?|[a-z][a-z0-9]{1,31};)/iy
const decoded = new Map<string, string>()
const mostRemembered = 4096

/** What windows-1252 bytes mean when they are written as numeric references, as browsers read them (HTML, 13.2.5.80). */
const controlMeanings = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Replaces HTML character references, named and numeric, by their characters, once; unknown names stay as written. */
export function decodeEntities(text: string): string {
  let open = text.indexOf('&')
  if (open < 0) return text
  const out: string[] = []
  let at = 0
  for (; open >= 0; open = text.indexOf('&', Math.max(at, open + 1))) {
    reference.lastIndex = open
    const written = reference.exec(text)?.[0]
    if (!written) continue
    out.push(text.slice(at, open), decodeReference(written))
    at = open + written.length
  }
  return at === 0 ? text : out.join('') + text.slice(at)
}

/** The characters of one reference such as `&nbsp;` or `&#8211;`, or the reference itself when it names nothing. */
export function decodeReference(written: string): string {
  const known = decoded.get(written)
  if (known !== undefined) return known
  const characters = written[1] === '#' ? decodeNumber(written) : decodeName(written)
  // Names that mean nothing are not remembered, or a feed full of them would crowd out the real ones.
  if (characters !== written && decoded.size < mostRemembered) decoded.set(written, characters)
  return characters
}

function decodeNumber(written: string): string {
  const hex = written[2] === 'x' || written[2] === 'X'
  const code = Number.parseInt(written.slice(hex ? 3 : 2), hex ? 16 : 10)
  if (code >= 0x80 && code <= 0x9f) return controlMeanings[code - 0x80] ?? ''
  return isCharacter(code) ? String.fromCodePoint(code) : ''
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}

/** htmlparser2 carries the table of names; asking it once per distinct name keeps a second copy out of our code. */
function decodeName(written: string): string {
  let characters = ''
  const parser = new Parser({ ontext: piece => (characters += piece) }, { decodeEntities: true })
  parser.end(written)
  return characters
}

/**
 * What stands between two words. `joined`: nothing, white space, or a hyphen that touches at least one of them, so that both
 * can be one phrase. `punctuated`: up to three other characters (`PT. PLN`). `far`: more, or there is no word before.
 */
export type Gap = 'joined' | 'punctuated' | 'far'

const JOINED = /^(?:\s*|[-‐‑]\s*|\s*[-‐‑])$/
const INVISIBLE = /\p{Cf}/gu
const FURTHEST = 3
const SPACE = 0x20

/**
 * Takes a text and the places (UTF-16 code units) where one word ends and the next starts. Zero-width characters count as
 * nothing.
 */
export function measureGap(text: string, end: number, start: number): Gap {
  if (start - end === 1 && text.charCodeAt(end) === SPACE) return 'joined'
  const between = text.slice(end, start).replace(INVISIBLE, '')
  if (JOINED.test(between)) return 'joined'
  return between.length <= FURTHEST ? 'punctuated' : 'far'
}

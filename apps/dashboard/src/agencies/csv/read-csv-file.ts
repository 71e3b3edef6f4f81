/** What cannot be a CSV file, or cannot be read as one; each has a sentence (`csv.file.*`). */
export type FileProblem = 'too-large' | 'spreadsheet' | 'not-text' | 'encoding' | 'empty'
export type ReadFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: FileProblem }

/** The contract's limit, in characters. */
export const longest = 2_000_000
/** No text of that length takes more: four bytes for a sign of two UTF-16 units, three for one. */
const largest = longest * 3

/**
 * The text of a chosen file: UTF-8, or UTF-16 where its mark says so (what spreadsheets call "Unicode text"). Nothing is guessed: a
 * file in another encoding is refused, because names with damaged letters would be stored for good.
 */
export function readCsvFile(bytes: Uint8Array): ReadFile {
  if (bytes.length > largest) return { ok: false, problem: 'too-large' }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, problem: 'spreadsheet' }
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' && bytes.includes(0)) return { ok: false, problem: 'not-text' }
  try {
    return checkText(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return { ok: false, problem: 'encoding' }
  }
}

/** The same for pasted text. */
export function checkText(text: string): ReadFile {
  if (text.trim() === '') return { ok: false, problem: 'empty' }
  return text.length > longest ? { ok: false, problem: 'too-large' } : { ok: true, text }
}

const startsWith = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  return startsWith(bytes, 0xfe, 0xff) ? 'utf-16be' : 'utf-8'
}

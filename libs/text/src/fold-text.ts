/**
 * Marks, format characters (zero-width, soft hyphen, direction) and apostrophes: they change how a word looks, not which word
 * it is.
 */
const UNSEEN = /[\p{M}\p{Cf}'’ʼ`]/gu

/**
 * Gives the text in one spelling but with its capitals: NFKC, without diacritics, zero-width characters and apostrophes
 * (Unicode UAX #15; `Ｐ` → `P`, `é` → `e`, `Jum'at` → `Jumat`).
 */
export function foldKeepingCase(text: string): string {
  return text.normalize('NFKD').replace(UNSEEN, '').normalize('NFC')
}

/** Gives the text as words are compared: {@link foldKeepingCase} and lower case. Folding twice changes nothing more. */
export function foldText(text: string): string {
  return foldKeepingCase(foldKeepingCase(text).toLowerCase())
}

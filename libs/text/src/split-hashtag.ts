/** Where a new word starts inside a hashtag: `_`, small→capital, the last capital before a small letter, letter↔digit. */
const SEAM = /_+|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu

export type Stretch = { readonly start: number; readonly end: number }

/** Takes a hashtag without its `#` and gives where its words stand, in UTF-16 code units: `SaveKPK2024` → Save, KPK, 2024. */
export function splitHashtag(tag: string): readonly Stretch[] {
  const words: Stretch[] = []
  let start = 0
  for (const seam of tag.matchAll(SEAM)) {
    if (seam.index > start) words.push({ start, end: seam.index })
    start = seam.index + seam[0].length
  }
  if (start < tag.length) words.push({ start, end: tag.length })
  return words
}

import { Parser } from 'htmlparser2'

type Words = { readonly title: string, readonly text: string }

/** Entities become characters; `<` is kept from the parser, since this is text and no markup. */
const decodeEntities = (text: string): string => {
  if (!text.includes('&')) return text
  const parts: string[] = []
  const parser = new Parser({ ontext: part => parts.push(part) }, { decodeEntities: true })
  parser.end(text.replaceAll('<', '&lt;'))
  return parts.join('')
}

/** Twice, because content systems escape what is already escaped and stop doing so a minute later. */
const settled = (text: string): string => decodeEntities(decodeEntities(text))
  .normalize('NFC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '').replace(/\s+/g, ' ').trim()

/**
 * Whether an article was really edited: its title or text differs in more than white space, invisible characters or the way
 * characters are written (entities, composed letters).
 */
export const changedText = (before: Words, after: Words): boolean =>
  (['title', 'text'] as const).some(field => before[field] !== after[field] && settled(before[field]) !== settled(after[field]))

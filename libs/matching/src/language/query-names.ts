import type { QueryField } from './query'

/** What fields are called in a query, Indonesian and English. */
export const fieldNames: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ['judul', 'title'], ['title', 'title'],
  ['isi', 'text'], ['text', 'text'], ['body', 'text'],
  ['penulis', 'author'], ['author', 'author'],
  ['sumber', 'source'], ['source', 'source'],
  ['bahasa', 'lang'], ['lang', 'lang'], ['language', 'lang'],
])

/** The Indonesian names, for messages. */
export const knownFields = 'judul, isi, penulis, sumber, bahasa'

/** Words that join, as they must be written. */
export const wordOperators: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'], ['DAN', 'and'], ['OR', 'or'], ['ATAU', 'or'], ['NOT', 'not'], ['BUKAN', 'not'],
])

/** Takes a language tag (`id-ID`) and gives its first part in lower case; `in` is the old code of `id` (ISO 639). */
export function readLanguage(tag: string): string {
  const language = tag.trim().toLowerCase().split(/[-_]/, 1)[0] ?? ''
  return language === 'in' ? 'id' : language
}

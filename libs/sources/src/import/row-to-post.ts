import type { ImportField, ImportMapping } from '@kentongan/contracts'
import { canonicalUrl, clampPublished, type IdentifiedPost, type Published, type SocialFacts } from '@kentongan/posts'
import { parseUrl } from '@kentongan/text'
import { firstWords } from '../first-words'
import { htmlToLine, htmlToText } from '../read-feed/html-to-text'
import { readImportCount } from './read-import-count'
import { readImportDate } from './read-import-date'
import type { TableRow } from './table-row'

/** Everything that can be wrong with a line of a file of posts; each has a sentence in the catalogues. */
export const importProblemCodes = [
  'unclosed-quote', 'not-json', 'too-many-cells', 'date-missing', 'date-unreadable', 'date-order', 'date-out-of-range', 'url-unreadable', 'words-missing',
] as const
export type ImportProblemCode = (typeof importProblemCodes)[number]

export type ReadRow = { readonly ok: true; readonly post: IdentifiedPost & { readonly published: Published } } | { readonly ok: false; readonly problem: ImportProblemCode; readonly value: string }
type File = { readonly mapping: ImportMapping; readonly columns: number; readonly now: Date }
type Cell = (field: ImportField) => string

const refused = (problem: ImportProblemCode, value: string): ReadRow => ({ ok: false, problem, value: value.slice(0, 200) })

const cellOf = ({ cells }: TableRow, { columns }: ImportMapping): Cell => field => {
  const at = columns[field]
  return at === undefined ? '' : cells[at]?.trim() ?? ''
}

/** `www.kabar.example/a` as people write it is an address too. Undefined for what is none. */
const readAddress = (written: string): string | null | undefined => {
  if (written === '') return null
  const url = parseUrl(/^[a-z][a-z\d+.-]*:/i.test(written) ? written : `https://${written}`)
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined
}

/** A date that cannot be used would be filed as of now, and an old archive would look like an alarm: so there is no date of ours here. */
const readMoment = (cell: Cell, { mapping, now }: File): { readonly ok: true; readonly published: Published; readonly raw: string } | Extract<ReadRow, { ok: false }> => {
  const written = cell('date')
  if (written === '') return { ok: false, problem: 'date-missing', value: '' }
  const raw = cell('time') === '' ? written : `${written} ${cell('time')}`
  const date = readImportDate(raw, mapping)
  if (!date.ok) return { ok: false, problem: date.problem, value: raw.slice(0, 200) }
  const published = clampPublished(date.at, now)
  return published.confidence === 'exact' ? { ok: true, published, raw } : { ok: false, problem: 'date-out-of-range', value: raw.slice(0, 200) }
}

const readText = (cell: Cell): string => {
  const [lead, text] = [htmlToText(cell('lead')), htmlToText(cell('text'))]
  return lead === '' || text.includes(lead) ? text : lead.includes(text) ? lead : `${lead}\n\n${text}`
}

const withoutAt = (handle: string): string | null => handle.replace(/^@/, '') || null

const readSocial = (cell: Cell, ref: string, { mapping: { decimal, kind } }: File): SocialFacts | undefined => {
  if (kind === 'article') return undefined
  const count = (field: ImportField) => readImportCount(cell(field), decimal)
  const [name, handle] = [htmlToLine(cell('author')) || null, withoutAt(cell('handle'))]
  return {
    ref,
    author: name === null && handle === null ? null : { handle, name, url: null, followers: count('followers') },
    likes: count('likes'), replies: count('replies'), shares: count('shares'), views: count('views'), replyTo: null, quoteOf: null,
  }
}

/** A post's name: the file's own, else its address, else what it says, when and by whom. */
const keyOf = (id: string, canonical: string | null, words: readonly string[]): string =>
  JSON.stringify(id !== '' ? ['guid', id] : canonical !== null ? ['url', canonical] : ['row', ...words])

type Words = { readonly title: string; readonly text: string; readonly url: string | null; readonly published: Published; readonly raw: string }

function toPost(cell: Cell, { title, text, url, published, raw }: Words, file: File): ReadRow {
  const canonical = url === null ? null : canonicalUrl(url)
  const author = htmlToLine(cell('author')) || withoutAt(cell('handle'))
  const key = keyOf(cell('id'), canonical, [author ?? '', published.at.toISOString(), title, text])
  const social = readSocial(cell, canonical ?? `file/${key}`.slice(0, 500), file)
  return { ok: true, post: {
    key, guid: cell('id') || null, url, canonicalUrl: canonical, title, text, author, language: /^[a-z]{2,3}(?:[-_]\w+)*$/i.test(cell('language')) ? cell('language').toLowerCase() : null,
    publishedAt: published.at, publishedRaw: raw, updatedAt: null, kind: file.mapping.kind, published, ...(social && { social }),
  } }
}

const filledCells = (cells: readonly string[]): number => cells.findLastIndex(cell => cell.trim() !== '') + 1

/**
 * A row of a file as a post with the key by which it is known again, or what is wrong with the row. A wrong date is refused, not
 * replaced: when something was said decides everything that follows.
 *
 * @param file the chosen mapping, how many columns the header names, and the time of the import
 */
export const rowToPost = (row: TableRow, file: File): ReadRow => {
  if (row.broken !== undefined) return refused(row.broken, row.cells.join(' '))
  if (filledCells(row.cells) > file.columns) return refused('too-many-cells', row.cells.at(-1) ?? '')
  const cell = cellOf(row, file.mapping)
  const moment = readMoment(cell, file)
  if (!moment.ok) return moment
  const url = readAddress(cell('url'))
  if (url === undefined) return refused('url-unreadable', cell('url'))
  const text = readText(cell)
  const title = htmlToLine(cell('title')) || firstWords(text)
  return title === '' ? refused('words-missing', '') : toPost(cell, { title, text, url, published: moment.published, raw: moment.raw }, file)
}

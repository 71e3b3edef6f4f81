import { z } from 'zod'
import { Id, IdParam, Instant, TimeZone } from './primitives'
import { SourceTier } from './sources'

/** Largest file of posts, and the parts in which it is sent: one that was cut off goes on where it stopped. In bytes. */
export const importMostBytes = 50_000_000
export const importPartBytes = 1_500_000

export const ImportFormat = z.enum(['csv', 'jsonl', 'xlsx'])
export type ImportFormat = z.infer<typeof ImportFormat>
/** uploading: parts come in; reading: a worker looks at it; ready: columns may be chosen; then it runs. failed: it cannot be read. */
export const ImportState = z.enum(['uploading', 'reading', 'ready', 'running', 'done', 'cancelled', 'failed'])
export type ImportState = z.infer<typeof ImportState>

/** What a column of a file can be. */
export const ImportField = z.enum([
  'date', 'time', 'title', 'lead', 'text', 'url', 'id', 'author', 'handle', 'followers', 'likes', 'replies', 'shares', 'views', 'language',
])
export type ImportField = z.infer<typeof ImportField>

export const ImportMapping = z.object({
  /** The number of the column (from 0) that is each field; a field that the file does not have is left out. */
  columns: z.partialRecord(ImportField, z.number().int().min(0).max(999)),
  /** How 03/04/2026 is meant. */
  dateOrder: z.enum(['day-first', 'month-first']),
  /** How 1.234 is meant: with `comma` for decimals it is a thousand and more. */
  decimal: z.enum(['comma', 'point']),
  /** Of dates that name no zone. */
  zone: z.union([TimeZone, z.literal('UTC')]),
  kind: z.enum(['article', 'post']),
})
export type ImportMapping = z.infer<typeof ImportMapping>

export const PostImport = z.object({
  id: Id,
  fileName: z.string(),
  format: ImportFormat,
  size: z.number().int(),
  state: ImportState,
  /** Keys a sentence in the catalogues. */
  failure: z.string().nullable(),
  doneRows: z.number().int(),
  totalRows: z.number().int().nullable(),
  added: z.number().int(),
  known: z.number().int(),
  bad: z.number().int(),
  createdAt: Instant,
  endedAt: Instant.nullable(),
  by: z.string().nullable(),
  source: z.object({ id: Id, title: z.string() }).nullable(),
})
export type PostImport = z.infer<typeof PostImport>
export const PostImportList = z.object({ items: z.array(PostImport) })
export type PostImportList = z.infer<typeof PostImportList>

/** A line of a file as it stands there; the first line of the file has number 1. */
export const ImportRow = z.object({ line: z.number().int(), cells: z.array(z.string()) })
export type ImportRow = z.infer<typeof ImportRow>
export const PostImportDetail = z.object({
  import: PostImport,
  /** The parts that have arrived, by number from 0. */
  parts: z.array(z.number().int()),
  columns: z.array(z.string()),
  sample: z.array(ImportRow),
  /** Our guess, or what was chosen; null until the file has been read. */
  mapping: ImportMapping.nullable(),
  /** No date of the file tells whether the day or the month comes first. */
  dateDoubt: z.boolean(),
  /** An earlier import of the very same file. */
  same: PostImport.nullable(),
})
export type PostImportDetail = z.infer<typeof PostImportDetail>

export const BeginImport = z.object({
  fileName: z.string().trim().min(1).max(255),
  size: z.number().int().min(1).max(importMostBytes),
  /** Of the file, as the browser says; with name and size it tells a file that was cut off while it was sent. */
  modifiedAt: Instant,
})
export type BeginImport = z.infer<typeof BeginImport>
export const ImportPartParam = z.object({ id: IdParam, number: z.coerce.number().int().min(0).max(Math.ceil(importMostBytes / importPartBytes) - 1) })
/** The bytes of a part in base64. */
export const ImportPart = z.object({ bytes: z.base64().max(Math.ceil(importPartBytes / 3) * 4) })

export const MapImport = z.object({ mapping: ImportMapping })
/** How the sample is read with a mapping. `problem` keys a sentence in the catalogues. */
export const MappedSample = z.object({
  rows: z.array(z.object({
    line: z.number().int(),
    title: z.string(),
    publishedAt: Instant.nullable(),
    url: z.string().nullable(),
    author: z.string().nullable(),
    problem: z.object({ problem: z.string(), value: z.string() }).nullable(),
  })),
})
export type MappedSample = z.infer<typeof MappedSample>

/** Into which source the posts go: one that earlier files went to, or a new one. */
export const ImportTarget = z.union([
  z.object({ sourceId: Id }),
  z.object({ title: z.string().trim().min(1).max(200), tier: SourceTier }),
])
export type ImportTarget = z.infer<typeof ImportTarget>
export const StartImport = z.object({
  mapping: ImportMapping.refine(({ columns: { date, title, text } }) => date !== undefined && (title !== undefined || text !== undefined), 'A date, and a title or text, are needed.'),
  target: ImportTarget,
})
export type StartImport = z.infer<typeof StartImport>

/** Lines that could not be taken over, the first thousand of them. */
export const ImportProblem = z.object({ line: z.number().int(), problem: z.string(), value: z.string() })
export type ImportProblem = z.infer<typeof ImportProblem>
export const ImportProblemList = z.object({ items: z.array(ImportProblem) })
export type ImportProblemList = z.infer<typeof ImportProblemList>

import type { ImportMapping, ImportRow, MappedSample, PostImport, PostImportDetail } from '@kentongan/contracts'
import type * as db from '@kentongan/platform/db'
import { rowToPost } from '@kentongan/sources'

export const toImport = ({ createdAt, endedAt, ...state }: db.PostImportState): PostImport => ({ ...state, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null })

export const toImportDetail = ({ import: state, parts, columns, sample, same, ...more }: db.PostImportDetail): PostImportDetail =>
  ({ ...more, import: toImport(state), parts: [...parts], columns: [...columns], sample: [...sample], same: same && toImport(same) })

/** How rows would be stored with a mapping: what each came to, or what is wrong with it. */
export const mapSample = (sample: readonly ImportRow[], columns: number, mapping: ImportMapping, now: Date): MappedSample => ({
  rows: sample.map(row => {
    const read = rowToPost(row, { mapping, columns, now })
    const none = { line: row.line, title: '', publishedAt: null, url: null, author: null }
    if (!read.ok) return { ...none, problem: { problem: read.problem, value: read.value } }
    const { title, published, url, author } = read.post
    return { line: row.line, title, publishedAt: published.at.toISOString(), url, author, problem: null }
  }),
})

const formats: Readonly<Record<string, PostImport['format']>> = { csv: 'csv', tsv: 'csv', txt: 'csv', jsonl: 'jsonl', ndjson: 'jsonl', json: 'jsonl', xlsx: 'xlsx' }

/** What a file is by its name; null for what we do not read. */
export const formatOf = (fileName: string): PostImport['format'] | null => formats[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? null

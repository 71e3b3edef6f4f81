import { createHash } from 'node:crypto'
import type { ImportProblem } from '@kentongan/contracts'
import type { ArrivingPost, ImportBatch, ImportRun, ImportRunRepository } from '@kentongan/platform/db'
import type { Logger } from '@kentongan/platform/log'
import type { JobData, StepResult } from '@kentongan/platform/queue'
import type { TableReader } from '@kentongan/platform/table-reader'
import { rowToPost, type TableRow } from '@kentongan/sources'
import { isFaultOf } from './is-fault-of'
import { lookAtFile } from './look-at-file'
import { readRows, type FileRows } from './read-rows'

export type ImportPostsDeps = {
  readonly imports: ImportRunRepository
  readonly tables: TableReader
  /** Told of posts that are to be tagged, after they are committed. */
  readonly onPosts: (postIds: readonly number[]) => Promise<void>
  readonly now: () => Date
  /** Told when this worker ends: another one goes on with the file. */
  readonly stopping: AbortSignal
  readonly log: Pick<Logger, 'info' | 'error'>
}

/**
 * Works on a file that an admin has sent: looks at it, so that columns can be chosen, or stores its posts. Rows are stored in
 * batches, and where reading stands moves with each, so after a crash another worker goes on behind the last.
 */
export function createImportPosts(deps: ImportPostsDeps) {
  return async ({ importId }: JobData<'import-posts'>): Promise<StepResult> => {
    const run = await deps.imports.begin(importId)
    if (run === null) return { dropped: 'ended' }
    const bytes = await deps.imports.read(run)
    if (bytes === null) return endWith(deps, run, 'parts-missing')
    const sha256 = createHash('sha256').update(bytes).digest()
    const rows = readRows(deps.tables.open(bytes, run.format))
    try {
      return run.state === 'reading' ? await look(deps, run, rows, sha256) : await store(deps, run, rows)
    } catch (error) {
      if (!isFaultOf(error)) throw error
      deps.log.error({ err: error, importId }, 'a file cannot be imported')
      return endWith(deps, run, 'internal')
    } finally {
      await rows.close()
    }
  }
}

async function endWith({ imports }: ImportPostsDeps, run: ImportRun, reason: string): Promise<StepResult> {
  await imports.fail(run, reason)
  return { dropped: reason }
}

async function stop({ imports }: ImportPostsDeps, run: ImportRun): Promise<StepResult> {
  await imports.release(run)
  return { dropped: 'stopped' }
}

async function look(deps: ImportPostsDeps, run: ImportRun, rows: FileRows, sha256: Buffer): Promise<StepResult> {
  const seen = await lookAtFile(rows, async () => !deps.stopping.aborted && await deps.imports.touch(run))
  if (seen === 'stopped') return stop(deps, run)
  if ('failure' in seen) return endWith(deps, run, seen.failure)
  return (await deps.imports.saveLook(run, { ...seen, sha256 })) ? { done: true } : { dropped: 'ended' }
}

async function store(deps: ImportPostsDeps, run: ImportRun, rows: FileRows): Promise<StepResult> {
  let at = run
  let passed = 0
  for (;;) {
    if (deps.stopping.aborted) return stop(deps, run)
    const batch = await rows.next()
    if ('failure' in batch) return endWith(deps, run, batch.failure)
    if (batch.rows.length === 0) break
    // What an earlier worker has stored already.
    const waiting = batch.rows.slice(Math.max(0, run.doneRows - passed))
    passed += batch.rows.length
    if (waiting.length === 0) continue
    const saved = await deps.imports.saveBatch(at, readBatch(waiting, at, batch.columns.length, deps.now()))
    if (saved === null) return { dropped: 'ended' }
    at = saved.run
    await deps.onPosts([...saved.newPostIds, ...saved.revisedPostIds])
  }
  if (!(await deps.imports.finish(at))) return { dropped: 'ended' }
  deps.log.info({ importId: run.id, rows: at.doneRows }, 'imported')
  return { done: true }
}

function readBatch(rows: readonly TableRow[], { mapping }: ImportRun, columns: number, now: Date): ImportBatch {
  const posts = new Map<string, ArrivingPost>()
  const problems: ImportProblem[] = []
  for (const row of rows) {
    const read = rowToPost(row, { mapping: mapping!, columns, now })
    if (!read.ok) problems.push({ line: row.line, problem: read.problem, value: read.value })
    else if (!posts.has(read.post.key)) posts.set(read.post.key, read.post)
  }
  return { rows: rows.length, posts: [...posts.values()], problems }
}

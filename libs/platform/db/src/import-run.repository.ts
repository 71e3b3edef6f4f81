import type { ImportFormat, ImportMapping, ImportProblem, ImportRow } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { toJsonb, withoutNul } from './clean-text'
import { emitLive } from './live-event.repository'
import { storePosts, type ArrivingPost, type StoringSource } from './store-posts'

/** A file that a worker is at: to be looked at (`reading`), or its rows to be stored from `doneRows` on. */
export type ImportRun = {
  readonly id: number
  readonly state: 'reading' | 'running'
  readonly format: ImportFormat
  readonly size: number
  /** Its counts are of then; when it came in at the latest. */
  readonly modifiedAt: Date
  readonly mapping: ImportMapping | null
  readonly sourceId: number | null
  readonly doneRows: number
}

/** What a look at a file told. */
export type ImportLook = {
  readonly sha256: Buffer
  readonly columns: readonly string[]
  readonly sample: readonly ImportRow[]
  readonly mapping: ImportMapping
  readonly dateDoubt: boolean
  readonly totalRows: number
}

/** Rows of a file, read: the posts they came to and what is wrong with the others. `rows` counts both. */
export type ImportBatch = { readonly rows: number; readonly posts: readonly ArrivingPost[]; readonly problems: readonly ImportProblem[] }
/** Null where the import has ended, or another worker has gone on. */
export type SavedBatch = { readonly run: ImportRun; readonly newPostIds: readonly number[]; readonly revisedPostIds: readonly number[] } | null

/** A workbook is read whole before its first row is there. */
const leaseSeconds = 180
const mostProblems = 1_000
const working = `state in ('reading', 'running')`

/** The worker's side of imported files. Each method is one statement or one transaction. */
export class ImportRunRepository {
  constructor(private readonly database: DataSource) {}

  /** Files that nobody is at. */
  async findDue(): Promise<readonly number[]> {
    const rows: { id: number }[] = await this.database.query(`select id from post_import where ${working} and (lease_until is null or lease_until < now()) order by id`)
    return rows.map(({ id }) => id)
  }

  /** Takes a file to work on; null where another worker has it or it has ended. */
  async begin(id: number): Promise<ImportRun | null> {
    const [rows] = await this.database.query(
      `update post_import set lease_until = now() + make_interval(secs => $2) where id = $1 and ${working} and (lease_until is null or lease_until < now())
       returning id, state, format, size::integer, least(modified_at, created_at) as "modifiedAt", mapping, source_id as "sourceId", done_rows as "doneRows"`, [id, leaseSeconds])
    return rows[0] ?? null
  }

  /** The file, in memory of its own so that it can be handed to a thread; null where a part is missing. */
  async read({ id, size }: ImportRun): Promise<Uint8Array | null> {
    const parts: { bytes: Buffer }[] = await this.database.query('select bytes from post_import_part where import_id = $1 order by number', [id])
    const whole = new Uint8Array(size)
    let at = 0
    for (const { bytes } of parts) {
      if (at + bytes.length > size) return null
      whole.set(bytes, at)
      at += bytes.length
    }
    return at === size ? whole : null
  }

  /** Keeps a file while it is read; false where it was cancelled. */
  async touch({ id, state }: ImportRun): Promise<boolean> {
    const [, count] = await this.database.query('update post_import set lease_until = now() + make_interval(secs => $3) where id = $1 and state = $2', [id, state, leaseSeconds])
    return count > 0
  }

  /** Lets another worker go on at once. */
  async release({ id }: ImportRun): Promise<void> {
    await this.database.query(`update post_import set lease_until = null where id = $1 and ${working}`, [id])
  }

  /** Writes down what a look told; a person chooses the columns next. */
  async saveLook({ id }: ImportRun, { sha256, columns, sample, mapping, dateDoubt, totalRows }: ImportLook): Promise<boolean> {
    const [, count] = await this.database.query(
      `update post_import set state = 'ready', sha256 = $2, columns = $3, sample = $4, mapping = $5, date_doubt = $6, total_rows = $7, lease_until = null
       where id = $1 and state = 'reading'`,
      [id, sha256, toJsonb(columns), toJsonb(sample), toJsonb(mapping), dateDoubt, totalRows])
    return count > 0
  }

  /** The file cannot be read; `reason` keys a sentence in the catalogues. */
  async fail({ id }: ImportRun, reason: string): Promise<void> {
    await this.database.transaction(async manager => {
      await manager.query(`update post_import set state = 'failed', failure = $2, lease_until = null, ended_at = now() where id = $1 and ${working}`, [id, reason])
      await dropParts(manager, id)
    })
  }

  /** Stores the posts of some rows and moves the import on behind them, in one transaction. */
  async saveBatch(run: ImportRun, { rows, posts, problems }: ImportBatch): Promise<SavedBatch> {
    return this.database.transaction(async manager => {
      const held = await holdRun(manager, run)
      if (held === null) return null
      const { inserted, newPostIds, revisedPostIds, newest } = await storePosts(manager, held.source, posts, run.modifiedAt)
      await fileProblems(manager, run.id, problems.slice(0, Math.max(0, mostProblems - held.bad)))
      await manager.query(
        `update post_import set done_rows = done_rows + $2, added = added + $3, known = known + $4, bad = bad + $5, lease_until = now() + make_interval(secs => $6) where id = $1`,
        [run.id, rows, inserted.length, rows - problems.length - inserted.length, problems.length, leaseSeconds])
      if (newest) await manager.query('update source set last_item_at = greatest(last_item_at, $2) where id = $1', [held.source.id, newest])
      return { run: { ...run, doneRows: run.doneRows + rows }, newPostIds, revisedPostIds }
    })
  }

  /** All rows are stored; the file itself is no longer needed. */
  async finish(run: ImportRun): Promise<boolean> {
    return this.database.transaction(async manager => {
      const held = await holdRun(manager, run)
      if (held === null) return false
      await manager.query(`update post_import set state = 'done', total_rows = done_rows, lease_until = null, ended_at = now() where id = $1`, [run.id])
      await manager.query(`update source set health = 'ok', health_since = coalesce(health_since, now()), last_polled_at = now(), last_ok_at = now() where id = $1`, [held.source.id])
      await dropParts(manager, run.id)
      await emitLive(manager, null, { type: 'source', sourceId: held.source.id })
      return true
    })
  }
}

/** Whether the import still runs and stands where its worker believes, with its source. Both stay so until commit. */
async function holdRun(manager: EntityManager, { id, doneRows }: ImportRun): Promise<{ readonly bad: number; readonly source: StoringSource } | null> {
  const [held] = await manager.query(`select bad, source_id as "sourceId" from post_import where id = $1 and state = 'running' and done_rows = $2 for update`, [id, doneRows])
  if (held === undefined) return null
  const [source] = await manager.query('select id, kind, health from source where id = $1 for no key update', [held.sourceId])
  return { bad: held.bad, source: { ...source, discovers: false } }
}

const dropParts = (manager: EntityManager, id: number): Promise<unknown> => manager.query('delete from post_import_part where import_id = $1', [id])

async function fileProblems(manager: EntityManager, id: number, problems: readonly ImportProblem[]): Promise<void> {
  if (problems.length === 0) return
  await manager.query(
    'insert into post_import_problem (import_id, line, problem, value) select $1, * from unnest($2::integer[], $3::text[], $4::text[]) on conflict do nothing',
    [id, problems.map(({ line }) => line), problems.map(({ problem }) => problem), problems.map(({ value }) => withoutNul(value))])
}

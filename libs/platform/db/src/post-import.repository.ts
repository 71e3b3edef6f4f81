import type { BeginImport, ImportFormat, ImportMapping, ImportProblem, ImportRow, ImportState, ImportTarget } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { withScope, type Scope } from './with-scope'

export type PostImportState = {
  readonly id: number
  readonly fileName: string
  readonly format: ImportFormat
  readonly size: number
  readonly state: ImportState
  readonly failure: string | null
  readonly doneRows: number
  readonly totalRows: number | null
  readonly added: number
  readonly known: number
  readonly bad: number
  readonly createdAt: Date
  readonly endedAt: Date | null
  readonly by: string | null
  readonly source: { readonly id: number; readonly title: string } | null
}

export type PostImportDetail = {
  readonly import: PostImportState
  readonly parts: readonly number[]
  readonly columns: readonly string[]
  readonly sample: readonly ImportRow[]
  readonly mapping: ImportMapping | null
  readonly dateDoubt: boolean
  readonly same: PostImportState | null
}

type Caller = { readonly scope: Scope; readonly actor: Actor }
/** `ended`: it is no longer in the state for this. `no-source`: the chosen source is not one that files go to. */
export type StartRefusal = 'not-found' | 'ended' | 'no-source'

const shown = 50
const states = `
  select i.id, i.file_name as "fileName", i.format, i.size::integer, i.state, i.failure, i.done_rows as "doneRows", i.total_rows as "totalRows", i.added, i.known, i.bad,
    i.created_at as "createdAt", i.ended_at as "endedAt", a.name as by, case when s.id is not null then jsonb_build_object('id', s.id, 'title', s.title) end as source
  from post_import i join account a on a.id = i.account_id left join source s on s.id = i.source_id`

/** The admin's side of imported files: parts come in, columns are chosen, it is started and watched. */
export class PostImportRepository {
  constructor(private readonly database: DataSource) {}

  /** The latest, newest first. */
  async list(scope: Scope): Promise<readonly PostImportState[]> {
    return withScope(this.database, scope, manager => manager.query(`${states} order by i.id desc limit ${shown}`))
  }

  async find(scope: Scope, id: number): Promise<PostImportDetail | null> {
    return withScope(this.database, scope, manager => findDetail(manager, id))
  }

  /** A new file, or the one that this person's upload of it was cut off of. */
  async begin({ scope, actor }: Caller, { fileName, size, modifiedAt }: BeginImport, format: ImportFormat): Promise<PostImportDetail> {
    return withScope(this.database, scope, async manager => {
      const [known] = await manager.query(
        `select id from post_import where state = 'uploading' and account_id = $1 and file_name = $2 and size = $3 and modified_at = $4`, [actor.accountId, fileName, size, modifiedAt])
      const [{ id }] = known ? [known] : await manager.query(
        'insert into post_import (account_id, file_name, size, modified_at, format) values ($1, $2, $3, $4, $5) returning id', [actor.accountId, fileName, size, modifiedAt, format])
      return (await findDetail(manager, id))!
    })
  }

  /** Keeps a part; with the last one the file is asked to be read. A part that has come before is not written again. */
  async putPart(scope: Scope, id: number, number: number, bytes: Buffer): Promise<PostImportState | null> {
    return withScope(this.database, scope, async manager => {
      const [held] = await manager.query(`select state from post_import where id = $1 for update`, [id])
      if (held === undefined) return null
      if (held.state === 'uploading') {
        await manager.query('insert into post_import_part (import_id, number, bytes) values ($1, $2, $3) on conflict do nothing', [id, number, bytes])
        await manager.query(
          `update post_import set state = 'reading' where id = $1 and size <= (select sum(length(bytes)) from post_import_part where import_id = $1)`, [id])
      }
      return findState(manager, id)
    })
  }

  /** Begins to store a file's posts with the chosen columns, into a source that files go to or a new one. */
  async start({ scope, actor }: Caller, id: number, mapping: ImportMapping, target: ImportTarget): Promise<PostImportState | StartRefusal> {
    return withScope(this.database, scope, async manager => {
      const [held] = await manager.query('select state, file_name as "fileName" from post_import where id = $1 for update', [id])
      if (held === undefined) return 'not-found'
      if (held.state !== 'ready') return 'ended'
      const sourceId = await findTarget(manager, id, mapping, target)
      if (sourceId === null) return 'no-source'
      await manager.query(`update post_import set state = 'running', mapping = $2, source_id = $3 where id = $1`, [id, JSON.stringify(mapping), sourceId])
      await recordAudit(manager, actor, { action: 'import.start', subject: held.fileName, detail: { import: id, source: sourceId } })
      await emitLive(manager, null, { type: 'source', sourceId })
      return findState(manager, id) as Promise<PostImportState>
    })
  }

  /** Ends an import; what it has stored stays. */
  async cancel({ scope, actor }: Caller, id: number): Promise<PostImportState | null> {
    return withScope(this.database, scope, async manager => {
      const [ended] = await manager.query(
        `update post_import set state = 'cancelled', ended_at = now(), lease_until = null where id = $1 and state in ('uploading', 'reading', 'ready', 'running')
         returning file_name as "fileName"`, [id])
      if (ended.length > 0) {
        await manager.query('delete from post_import_part where import_id = $1', [id])
        await recordAudit(manager, actor, { action: 'import.cancel', subject: ended[0].fileName, detail: { import: id } })
      }
      return findState(manager, id)
    })
  }

  /** Lines that could not be taken over, in their order; null where there is no such import. */
  async problems(scope: Scope, id: number): Promise<readonly ImportProblem[] | null> {
    return withScope(this.database, scope, async manager => {
      const [known] = await manager.query('select id from post_import where id = $1', [id])
      return known ? manager.query('select line, problem, value from post_import_problem where import_id = $1 order by line, problem', [id]) : null
    })
  }
}

async function findState(manager: EntityManager, id: number): Promise<PostImportState | null> {
  const [row] = await manager.query(`${states} where i.id = $1`, [id])
  return row ?? null
}

async function findDetail(manager: EntityManager, id: number): Promise<PostImportDetail | null> {
  const state = await findState(manager, id)
  if (state === null) return null
  const [{ same, ...more }] = await manager.query(
    `select i.columns, i.sample, i.mapping, i.date_doubt as "dateDoubt",
       coalesce((select array_agg(p.number order by p.number) from post_import_part p where p.import_id = i.id), '{}') as parts,
       (select o.id from post_import o where o.sha256 = i.sha256 and o.id <> i.id and o.source_id is not null order by o.id desc limit 1) as same
     from post_import i where i.id = $1`, [id])
  return { import: state, ...more, same: same === null ? null : await findState(manager, same) }
}

async function findTarget(manager: EntityManager, id: number, { zone }: ImportMapping, target: ImportTarget): Promise<number | null> {
  if ('sourceId' in target) {
    const [found] = await manager.query(`select id from source where id = $1 and kind = 'file' and removed_at is null`, [target.sourceId])
    return found?.id ?? null
  }
  const [made] = await manager.query(
    `insert into source (kind, url, title, tier, time_zone) values ('file', $1, $2, $3, $4) returning id`,
    [`file:import-${id}`, target.title, target.tier, zone === 'UTC' ? 'Asia/Jakarta' : zone])
  return made.id
}

import { foldTerms } from '@kentongan/agencies'
import type { Term, TimeZone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { insertTerms, replaceTerms, sameTerms } from './agency-terms'
import { askLookback } from './ask-lookback'
import { recordAudit, type Actor } from './audit.repository'
import { emitLive } from './live-event.repository'
import { syncProfileRules } from './profile-rules'

export type NewAgency = {
  readonly parentId: number | null
  readonly name: string
  readonly timeZone: TimeZone
  readonly terms: readonly Term[]
}
export type AgencyParts = { readonly [Key in keyof NewAgency]?: NewAgency[Key] | undefined }
/** An agency that was written; with `rulesChanged` a look-back has been asked for. */
export type WrittenAgency = { readonly id: number; readonly rulesChanged: boolean }

/** Adds an agency with its rules. It belongs to the transaction's scope from then on. */
export async function addAgency(manager: EntityManager, actor: Actor, agency: NewAgency): Promise<WrittenAgency> {
  const [{ id }] = await manager.query(
    'insert into agency (parent_id, name, time_zone) values ($1, $2, $3) returning id', [agency.parentId, agency.name, agency.timeZone])
  // Its own policies must let the terms in.
  await manager.query(
    `select set_config('kentongan.agencies', concat_ws(',', nullif(current_setting('kentongan.agencies', true), ''), $1::text), true)`, [id])
  const terms = foldTerms(agency.terms)
  await insertTerms(manager, id, terms)
  const rulesChanged = await renewRules(manager, actor, id, terms)
  await recordAudit(manager, actor, { agencyId: id, action: 'agency.create', subject: agency.name })
  return { id, rulesChanged }
}

/** Changes what is given of an agency that stands as `before`. */
export async function changeAgency(
  manager: EntityManager, actor: Actor, before: NewAgency & { readonly id: number }, changes: AgencyParts,
): Promise<WrittenAgency> {
  const { id } = before
  const terms = changes.terms && foldTerms(changes.terms)
  const termsChanged = terms !== undefined && !sameTerms(terms, before.terms)
  if (termsChanged) await replaceTerms(manager, id, terms)
  const { parentId, name = null, timeZone = null } = changes
  await manager.query(
    `update agency set version = version + 1, parent_id = case when $2 then $3 else parent_id end, name = coalesce($4, name),
       time_zone = coalesce($5, time_zone) where id = $1`, [id, parentId !== undefined, parentId ?? null, name, timeZone])
  const rulesChanged = termsChanged && (await renewRules(manager, actor, id, terms))
  const detail = difference(before, { ...changes, terms })
  await recordAudit(manager, actor, { agencyId: id, action: 'agency.update', subject: before.name, detail })
  return { id, rulesChanged }
}

/** Tells the pages; comes last, after everything that is put on record. */
export async function tellAgencies(manager: EntityManager, written: readonly WrittenAgency[]): Promise<void> {
  await emitLive(manager, null, { type: 'agencies' })
  for (const { id } of written.filter(agency => agency.rulesChanged)) {
    await emitLive(manager, id, { type: 'rules', agencyId: id })
    await emitLive(manager, id, { type: 'lookback', agencyId: id })
  }
}

async function renewRules(manager: EntityManager, actor: Actor, id: number, terms: readonly Term[]): Promise<boolean> {
  const changed = await syncProfileRules(manager, id, terms, actor.accountId)
  if (changed) await askLookback(manager, id, actor.accountId)
  return changed
}

/** What was and what is, for the record. */
function difference(before: NewAgency, changes: AgencyParts): Record<string, unknown> {
  const keys = (['parentId', 'name', 'timeZone', 'terms'] as const).filter(key => changes[key] !== undefined)
  return Object.fromEntries(keys.map(key => [key, { from: before[key], to: changes[key] }]))
}

import type { LiveEvent, Tone } from '@kentongan/contracts'
import type { EntityManager } from 'typeorm'
import { recordAudit, type Actor, type AuditNote } from './audit.repository'
import { emitLive } from './live-event.repository'
import { standingWord } from './standing-word'

/** `null` takes an earlier correction back, `undefined` leaves it. */
export type MentionChanges = { readonly tone?: Tone | null | undefined; readonly relevant?: boolean | null | undefined }

/** What is said of a post for an agency; `id` is null where there is no mention. */
export type SaidOf = MentionChanges & { readonly id: number | null; readonly postId: number; readonly agencyId: number }

/**
 * Keeps what a person said of posts, applies it to mentions and to the random samples they stand in, puts it on record and
 * tells the pages of each agency once.
 */
export async function applyCorrections(manager: EntityManager, actor: Actor, said: readonly SaidOf[]): Promise<void> {
  const own = said.filter(({ tone, relevant }) => tone !== undefined || relevant !== undefined)
  if (own.length === 0) return
  await keep(manager, actor, own)
  await applyToMentions(manager, own)
  await applyToSamples(manager, actor, own)
  const agencies = [...new Set(own.map(({ agencyId }) => agencyId))].toSorted((a, b) => a - b)
  const byAgency = agencies.map(id => [id, own.filter(({ agencyId }) => agencyId === id)] as const)
  for (const [agencyId, group] of byAgency) await recordAudit(manager, actor, noteOf(agencyId, group))
  for (const [agencyId, group] of byAgency) {
    const event = eventOf(agencyId, group)
    if (event !== null) await emitLive(manager, agencyId, event)
  }
}

const keep = (manager: EntityManager, actor: Actor, said: readonly SaidOf[]): Promise<unknown> => manager.query(
  `insert into mention_correction (post_id, agency_id, account_id, sets_tone, tone, sets_relevant, relevant)
   select post_id, agency_id, $3, sets_tone, tone, sets_relevant, relevant
   from unnest($1::bigint[], $2::integer[], $4::boolean[], $5::text[], $6::boolean[], $7::boolean[])
     with ordinality as said (post_id, agency_id, sets_tone, tone, sets_relevant, relevant, at) order by at`,
  [...placesOf(said), actor.accountId, said.map(one => one.tone !== undefined), said.map(one => one.tone ?? null),
    said.map(one => one.relevant !== undefined), said.map(one => one.relevant ?? null)])

const places = 'unnest($1::bigint[], $2::integer[]) as place (post_id, agency_id)'
const placesOf = (said: readonly SaidOf[]): readonly unknown[] => [said.map(one => one.postId), said.map(one => one.agencyId)]

const applyToMentions = (manager: EntityManager, said: readonly SaidOf[]): Promise<unknown> => manager.query(
  `update mention m set corrected_tone = word.tone, relevant = word.relevant, confirmed = word.confirmed
   from ${places} cross join lateral (${standingWord('place.post_id', 'place.agency_id')}) word
   where m.post_id = place.post_id and m.agency_id = place.agency_id`, [...placesOf(said)])

/** A verdict on the machine is what stands of what people said. */
const applyToSamples = (manager: EntityManager, actor: Actor, said: readonly SaidOf[]): Promise<unknown> => manager.query(
  `update tone_sample s set account_id = $3, judged_at = now(),
     verdict = case when word.relevant then word.tone else 'irrelevant' end
   from ${places} cross join lateral (${standingWord('place.post_id', 'place.agency_id')}) word
   where s.post_id = place.post_id and s.agency_id = place.agency_id`, [...placesOf(said), actor.accountId])

function noteOf(agencyId: number, said: readonly SaidOf[]): AuditNote {
  const [only] = said
  if (said.length > 1 || only === undefined) {
    const items = said.map(({ id, postId, tone, relevant }) => ({ id, postId, tone, relevant }))
    return { agencyId, action: 'mention.correct-many', subject: String(said.length), detail: { items } }
  }
  const { id, postId, tone, relevant } = only
  return { agencyId, action: 'mention.correct', subject: id === null ? null : String(id), detail: { postId, tone, relevant } }
}

/** Null where there is no mention yet. */
function eventOf(agencyId: number, said: readonly SaidOf[]): LiveEvent | null {
  const [mentionId, ...others] = said.flatMap(({ id }) => (id === null ? [] : [id]))
  if (mentionId === undefined) return null
  return { type: 'mention-changed', agencyId, mentionId, ...(others.length > 0 && { others }) }
}

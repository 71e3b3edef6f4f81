import type { DataSource } from 'typeorm'
import { findMentions, type MentionEvidence, type MentionRow } from './mention.repository'
import { pageOf } from './mention-query'
import { drawToneSample } from './tone-sample.repository'
import { withScope, type Scope } from './with-scope'

/** A mention that may be offered for review: how sure the machine is, and how much a word about it would teach. */
export type ReviewCandidate = {
  readonly id: number
  readonly confidence: number
  /** Other mentions of its agency with the same words that nobody has spoken of. */
  readonly copies: number
  /** Share of the words of its post that the model does not know, from 0 to 1. */
  readonly unknown: number
}
/** A mention with the words that made its tone. */
export type ReviewRow = MentionRow & Pick<MentionEvidence, 'because'>
export type SampleState = { readonly drawn: number; readonly judged: number }

/** Among the newest that need a look; more would be no better and take longer. */
const mostCandidates = 500
const candidateDays = 30

/** Other mentions of the agency with the same words that nobody has spoken of. */
const copiesOf = (key: string, agencyId: string, id: string) => `(select count(*)::integer from post_copy c join mention o on o.post_id = c.post_id
  where c.key = ${key} and o.agency_id = ${agencyId} and o.id <> ${id} and o.corrected_tone is null and o.relevant)`

const candidates = `
  with keyed as (
    select m.id, m.agency_id, m.tone_confidence, coalesce(e.unknown_words, 0) as unknown, k.key,
      row_number() over (partition by m.agency_id, coalesce(k.key, int8send(m.id)) order by m.published_at, m.id) as place
    from mention m left join post_copy k on k.post_id = m.post_id left join post_tone e on e.post_id = m.post_id
    where m.id = any($1::bigint[]) and m.agency_id = any($2::integer[])
  )
  select d.id, d.tone_confidence as confidence, d.unknown, ${copiesOf('d.key', 'd.agency_id', 'd.id')} as copies
  from keyed d where d.place = 1 order by d.id`

const unjudged = `
  select m.id, ${copiesOf('k.key', 'm.agency_id', 'm.id')} as copies from tone_sample s
  join mention m on m.post_id = s.post_id and m.agency_id = s.agency_id left join post_copy k on k.post_id = m.post_id
  where s.verdict is null and s.agency_id = any($1::integer[]) and s.week = date_trunc('week', now() at time zone 'Asia/Jakarta')::date
  order by s.place`

export class ToneReviewRepository {
  constructor(private readonly database: DataSource) {}

  /** The newest mentions that need a look, one for each set of copies. */
  async candidates(scope: Scope, agencies: readonly number[], now: Date): Promise<readonly ReviewCandidate[]> {
    const from = new Date(now.getTime() - candidateDays * 86_400_000)
    return withScope(this.database, scope, async manager => {
      const { sql, parameters } = pageOf({ agencies, mark: 'review', relevance: 'relevant', from }, null, mostCandidates)
      const keys: { id: number }[] = await manager.query(sql, [...parameters])
      return manager.query(candidates, [keys.map(key => key.id), agencies])
    })
  }

  /** What of this week's sample is still to be judged, in its order; draws it where nobody has asked yet. */
  async unjudged(scope: Scope, agencies: readonly number[]): Promise<readonly Pick<ReviewCandidate, 'id' | 'copies'>[]> {
    return withScope(this.database, scope, async manager => {
      await drawToneSample(manager)
      return manager.query(unjudged, [agencies])
    })
  }

  /** How much of this week's sample is drawn and judged. */
  async week(scope: Scope, agencies: readonly number[]): Promise<SampleState> {
    const [row] = await withScope(this.database, scope, manager => manager.query(
      `select count(*)::integer as drawn, count(verdict)::integer as judged from tone_sample
       where agency_id = any($1::integer[]) and week = date_trunc('week', now() at time zone 'Asia/Jakarta')::date`, [agencies]))
    return row
  }

  /** These mentions with the words that made their tone, in the order of the ids. */
  async read(scope: Scope, agencies: readonly number[], ids: readonly number[]): Promise<readonly ReviewRow[]> {
    return withScope(this.database, scope, async manager => {
      const rows = await findMentions(manager, agencies, ids)
      const reasons: Pick<ReviewRow, 'id' | 'because'>[] = await manager.query(
        'select id, tone_because as because from mention where id = any($1::bigint[]) and agency_id = any($2::integer[])', [ids, agencies])
      const becauseOf = new Map(reasons.map(({ id, because }) => [id, because]))
      const place = new Map(ids.map((id, at) => [id, at]))
      return rows.map(row => ({ ...row, because: becauseOf.get(row.id) ?? [] })).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
    })
  }
}

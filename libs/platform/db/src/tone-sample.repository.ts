import type { Tone } from '@kentongan/contracts'
import type { DataSource, EntityManager } from 'typeorm'
import { withScope, type Scope } from './with-scope'

/** Mentions drawn at random each week, from all agencies together. */
export const weeklySample = 20
/** Weeks that count for the quality of tone. */
const countedWeeks = 12

export type SampleShare = { readonly tone: Tone; readonly judged: number; readonly right: number }
export type SampleWeek = { readonly week: string; readonly judged: number; readonly right: number }
export type SampleQuality = {
  /** Monday of the first week that counts; null before anything was drawn. */
  readonly since: string | null
  readonly shares: readonly SampleShare[]
  readonly irrelevant: number
  readonly weeks: readonly SampleWeek[]
}

/** Draws this week's sample unless it is drawn. */
export const drawToneSample = (manager: Pick<EntityManager, 'query'>): Promise<unknown> =>
  manager.query('select private.draw_tone_sample($1)', [weeklySample])

/**
 * What counts: of each agency's part of a week, in its random order, as far as it has been judged without a gap. People also
 * correct what strikes them as wrong in other lists; what was judged for that reason would make the machine look worse.
 */
const counted = `
  with sample as (
    select s.week, s.machine_tone as tone, s.verdict,
      bool_and(s.verdict is not null) over (partition by s.week, s.agency_id order by s.place) as counts
    from tone_sample s where s.agency_id = any($1::integer[]) and s.week > (now() at time zone 'Asia/Jakarta')::date - ${countedWeeks * 7}
  ), judged as (select week, tone, verdict, verdict = tone as is_right from sample where counts and verdict <> 'irrelevant')`

const quality = `${counted}
  select (select min(week)::text from sample) as since,
    (select count(*)::integer from sample where counts and verdict = 'irrelevant') as irrelevant,
    (select jsonb_agg(jsonb_build_object('tone', t.tone, 'judged', t.judged, 'right', t.hits) order by t.tone) from (
      select l.tone, count(j.tone)::integer as judged, count(*) filter (where j.is_right)::integer as hits
      from unnest(array['negatif', 'netral', 'positif']) l(tone) left join judged j using (tone) group by l.tone) t) as shares,
    coalesce((select jsonb_agg(jsonb_build_object('week', w.week, 'judged', w.judged, 'right', w.hits) order by w.week) from (
      select week::text, count(*)::integer as judged, count(*) filter (where is_right)::integer as hits from judged group by week) w), '[]') as weeks`

export class ToneSampleRepository {
  constructor(private readonly database: DataSource) {}

  /** The worker's: draws at the beginning of a week. */
  async draw(): Promise<void> {
    await drawToneSample(this.database.manager)
  }

  /** How often the machine was right in the sample of these agencies, which must be of the scope. */
  async quality(scope: Scope, agencies: readonly number[]): Promise<SampleQuality> {
    const [row] = await withScope(this.database, scope, manager => manager.query(quality, [agencies]))
    return row
  }
}

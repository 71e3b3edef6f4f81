import { z } from 'zod'
import { AgencySignal, Issue, IssuePage, PersonRef, ToneCounts } from './issues'
import { Id, Instant, Tone } from './primitives'
import { Coverage } from './sources'

export const Kiosk = z.object({ id: Id, name: z.string(), agency: PersonRef.nullable(), madeBy: z.string(), madeAt: Instant, seenAt: Instant.nullable(), revoked: z.boolean() })
export type Kiosk = z.infer<typeof Kiosk>
export const KioskList = z.object({ items: z.array(Kiosk) })
export type KioskList = z.infer<typeof KioskList>
export const MakeKiosk = z.object({ name: z.string().trim().min(1).max(60), agencyId: Id.nullable() })
export type MakeKiosk = z.infer<typeof MakeKiosk>
/** The token is shown this once. */
export const MadeKiosk = z.object({ kiosk: Kiosk, token: z.string() })
export type MadeKiosk = z.infer<typeof MadeKiosk>

/** All that the wall shows; read with a kiosk's token in the header `x-kiosk`, or with a session. */
export const Wall = z.object({
  at: Instant,
  /** Null: the whole installation. */
  agency: z.object({ name: z.string(), timeZone: z.string() }).nullable(),
  /** The zone that "today" is counted in. */
  timeZone: z.string(),
  levels: IssuePage.shape.levels,
  /** Without an owner at kuning or above, and for how many minutes the longest of them. */
  unowned: z.object({ count: z.number().int(), longest: z.number().int() }),
  today: z.object({ mentions: z.number().int(), yesterdayByNow: z.number().int(), tones: ToneCounts }),
  issues: z.array(Issue),
  active: z.number().int(),
  volume: z.object({ minutes: z.number().int(), items: z.array(ToneCounts.extend({ at: Instant })) }),
  signals: z.array(AgencySignal),
  regions: z.array(z.object({ name: z.string(), mentions: z.number().int(), negatif: z.number().int() })),
  agencies: z.array(z.object({ name: z.string(), mentions: z.number().int(), negatif: z.number().int() })),
  newest: z.array(z.object({ id: Id, at: Instant, title: z.string(), source: z.string(), tone: Tone })),
  coverage: Coverage,
})
export type Wall = z.infer<typeof Wall>

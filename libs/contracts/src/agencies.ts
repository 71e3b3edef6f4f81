import { z } from 'zod'
import { Id, TimeZone } from './primitives'

/**
 * What an agency's words are: its names, acronyms (count only as written), free keywords, offices and official titles (jabatan,
 * never persons); and what decides about doubtful ones: places, context words, excluding words, sources of its beat (host names).
 */
export const TermKind = z.enum(['name', 'acronym', 'keyword', 'office', 'title', 'place', 'context', 'exclude', 'source'])
export type TermKind = z.infer<typeof TermKind>
/** The kinds that name the agency; the others only decide about them. */
export const namingKinds = ['name', 'acronym', 'keyword', 'office', 'title'] as const satisfies readonly TermKind[]

/**
 * A word or phrase that belongs to an agency. One that is `ambiguous` (BPN, PN, LAN) counts only with a context word or place
 * within 12 words, an unambiguous name elsewhere in the post, or in a source of the agency's beat; otherwise it is "ragu".
 */
export const Term = z.object({ text: z.string().trim().min(2).max(200), kind: TermKind, ambiguous: z.boolean().default(false) })
export type Term = z.infer<typeof Term>
export const Terms = z.array(Term).max(200)

export const Agency = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  timeZone: TimeZone,
  /** Rises with every change; sent back as `version` so that two people editing lose nothing. */
  version: z.number().int(),
  terms: z.array(Term),
  mentions7d: z.number().int(),
})
export type Agency = z.infer<typeof Agency>
export const AgencyList = z.object({ items: z.array(Agency) })
export type AgencyList = z.infer<typeof AgencyList>

const AgencyName = z.string().trim().min(2).max(200)
export const CreateAgency = z.object({ parentId: Id.nullable(), name: AgencyName, timeZone: TimeZone, terms: Terms })
export type CreateAgency = z.infer<typeof CreateAgency>
export const UpdateAgency = z.object({
  version: z.number().int(),
  parentId: Id.nullable().optional(),
  name: AgencyName.optional(),
  timeZone: TimeZone.optional(),
  terms: Terms.optional(),
})
export type UpdateAgency = z.infer<typeof UpdateAgency>

import { z } from 'zod'
import { Id, TimeZone } from './primitives'

export const TermKind = z.enum(['name', 'acronym', 'keyword'])
export type TermKind = z.infer<typeof TermKind>

/** A word or phrase that belongs to an agency; an acronym counts only as it is written. */
export const Term = z.object({ text: z.string().trim().min(2).max(200), kind: TermKind })
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

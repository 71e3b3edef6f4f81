import { EntitySchema } from 'typeorm'
import type { TermKind, TimeZone } from '@kentongan/contracts'

export type AgencyRow = {
  id: number
  parentId: number | null
  name: string
  timeZone: TimeZone
  version: number
  createdAt: Date
  removedAt: Date | null
}

export const agencyRow = new EntitySchema<AgencyRow>({
  name: 'agency',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    parentId: { name: 'parent_id', type: 'integer', nullable: true },
    name: { type: 'text' },
    timeZone: { name: 'time_zone', type: 'text', default: 'Asia/Jakarta' },
    version: { type: 'integer', default: 1 },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    removedAt: { name: 'removed_at', type: 'timestamptz', nullable: true },
  },
})

export type AgencyTermRow = { id: number; agencyId: number; kind: TermKind; text: string; ambiguous: boolean }

export const agencyTermRow = new EntitySchema<AgencyTermRow>({
  name: 'agency_term',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    agencyId: { name: 'agency_id', type: 'integer' },
    kind: { type: 'text' },
    text: { type: 'text' },
    ambiguous: { type: 'boolean', default: false },
  },
})

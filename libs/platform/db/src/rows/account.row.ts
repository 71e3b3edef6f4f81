import { EntitySchema } from 'typeorm'
import type { Locale, Role } from '@kentongan/contracts'

export type AccountRow = {
  id: number
  email: string
  name: string
  passwordHash: string | null
  locale: Locale
  shortcuts: boolean
  disabledAt: Date | null
  createdAt: Date
}

export const accountRow = new EntitySchema<AccountRow>({
  name: 'account',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    email: { type: 'text' },
    name: { type: 'text' },
    passwordHash: { name: 'password_hash', type: 'text', nullable: true },
    locale: { type: 'text', default: 'id' },
    shortcuts: { type: 'boolean', default: true },
    disabledAt: { name: 'disabled_at', type: 'timestamptz', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
  },
})

export type SessionRow = {
  id: number
  tokenHash: Buffer
  accountId: number
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  userAgent: string | null
  address: string | null
}

export const sessionRow = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    tokenHash: { name: 'token_hash', type: 'bytea' },
    accountId: { name: 'account_id', type: 'integer' },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    lastSeenAt: { name: 'last_seen_at', type: 'timestamptz', default: () => 'now()' },
    expiresAt: { name: 'expires_at', type: 'timestamptz' },
    userAgent: { name: 'user_agent', type: 'text', nullable: true },
    address: { type: 'text', nullable: true },
  },
})

export type OneTimeLinkRow = {
  tokenHash: Buffer
  purpose: 'setup' | 'invitation'
  accountId: number | null
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

export const oneTimeLinkRow = new EntitySchema<OneTimeLinkRow>({
  name: 'one_time_link',
  columns: {
    tokenHash: { name: 'token_hash', type: 'bytea', primary: true },
    purpose: { type: 'text' },
    accountId: { name: 'account_id', type: 'integer', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz', createDate: true },
    expiresAt: { name: 'expires_at', type: 'timestamptz' },
    usedAt: { name: 'used_at', type: 'timestamptz', nullable: true },
  },
})

export type MembershipRow = { id: number; accountId: number; agencyId: number | null; role: Role }

export const membershipRow = new EntitySchema<MembershipRow>({
  name: 'membership',
  columns: {
    id: { type: 'integer', primary: true, generated: 'increment' },
    accountId: { name: 'account_id', type: 'integer' },
    agencyId: { name: 'agency_id', type: 'integer', nullable: true },
    role: { type: 'text' },
  },
})

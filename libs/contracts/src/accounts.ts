import { z } from 'zod'
import { Id, Instant, Locale, Permission, Role } from './primitives'

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())
/** NIST SP 800-63B and ASVS 5: length counts, composition does not. */
export const Password = z.string().min(12).max(256)
export const PersonName = z.string().trim().min(1).max(120)
export const Token = z.string().regex(/^[\w-]{20,100}$/)

export const Membership = z.object({ agencyId: Id.nullable(), agencyName: z.string().nullable(), role: Role })
export type Membership = z.infer<typeof Membership>

export const Me = z.object({
  account: z.object({ id: Id, email: z.string(), name: z.string(), locale: Locale, shortcuts: z.boolean() }),
  memberships: z.array(Membership),
  permissions: z.array(Permission),
  /** Whether this installation shows generated sample data. */
  demo: z.boolean(),
  /** False until the wizard has made the first agency. */
  ready: z.boolean(),
})
export type Me = z.infer<typeof Me>

export const Login = z.object({ email: Email, password: z.string().min(1).max(256) })
export type Login = z.infer<typeof Login>

export const SetupState = z.object({ open: z.boolean(), demo: z.boolean() })
export type SetupState = z.infer<typeof SetupState>
export const Setup = z.object({ token: Token, name: PersonName, email: Email, password: Password })
export type Setup = z.infer<typeof Setup>
export const AcceptInvitation = z.object({ token: Token, name: PersonName, password: Password })
export type AcceptInvitation = z.infer<typeof AcceptInvitation>
export const UpdateMe = z.object({ name: PersonName.optional(), locale: Locale.optional(), shortcuts: z.boolean().optional() })
export type UpdateMe = z.infer<typeof UpdateMe>
export const ChangePassword = z.object({ current: z.string().min(1).max(256), next: Password })
export type ChangePassword = z.infer<typeof ChangePassword>

export const Session = z.object({
  id: Id,
  createdAt: Instant,
  lastSeenAt: Instant,
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>
export const SessionList = z.object({ items: z.array(Session) })
export type SessionList = z.infer<typeof SessionList>

export const User = z.object({
  id: Id,
  email: z.string(),
  name: z.string(),
  disabled: z.boolean(),
  /** True until the invitation was used. */
  invited: z.boolean(),
  lastSeenAt: Instant.nullable(),
  memberships: z.array(Membership),
})
export type User = z.infer<typeof User>
export const UserList = z.object({ items: z.array(User) })
export type UserList = z.infer<typeof UserList>
export const InviteUser = z.object({ email: Email, name: PersonName, role: Role, agencyId: Id.nullable() })
export type InviteUser = z.infer<typeof InviteUser>
/** The link is shown once; only its hash is kept. */
export const Invitation = z.object({ user: User, url: z.string(), expiresAt: Instant })
export type Invitation = z.infer<typeof Invitation>
export const UpdateUser = z.object({
  disabled: z.boolean().optional(),
  memberships: z.array(z.object({ agencyId: Id.nullable(), role: Role })).min(1).max(50).optional(),
})
export type UpdateUser = z.infer<typeof UpdateUser>

export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actor: z.string().nullable(),
  /** Dotted name, e.g. `mention.correct`; keys a sentence in the catalogues. */
  action: z.string(),
  subject: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>
export const AuditQuery = z.object({ before: z.coerce.number().int().positive().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })
export type AuditQuery = z.infer<typeof AuditQuery>
export const AuditPage = z.object({ items: z.array(AuditEntry), next: z.number().nullable() })
export type AuditPage = z.infer<typeof AuditPage>
/** Result of walking the hash chain from its first entry. */
export const AuditCheck = z.object({ intact: z.boolean(), checked: z.number(), brokenAt: z.number().nullable(), head: z.string().nullable() })
export type AuditCheck = z.infer<typeof AuditCheck>

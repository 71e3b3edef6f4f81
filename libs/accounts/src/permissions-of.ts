import type { Permission, Role } from '@kentongan/contracts'

/** One membership of an account, with the agencies it reaches: its agency and all below it, or the whole installation. */
export type Grant = { readonly role: Role; readonly wide: boolean; readonly agencies: readonly number[] }

/** What a permission may be used on. `wide` means the whole installation, agencies still to be made included. */
export type Reach = { readonly wide: boolean; readonly agencies: readonly number[] }

const ofOfficial: readonly Permission[] = ['mentions.read', 'agencies.read']
const ofAnalyst: readonly Permission[] = [...ofOfficial, 'authors.read', 'mentions.correct', 'issues.act', 'sources.read']
const ofAgencyAdmin: readonly Permission[] = [...ofAnalyst, 'agencies.write', 'users.write', 'audit.read']
/** Sources, the tone model, weights and kiosks serve all agencies, so only whoever answers for the whole installation changes them. */
const ofInstallationAdmin: readonly Permission[] = [...ofAgencyAdmin, 'sources.write', 'tone.manage', 'issues.manage']

function permissionsOfGrant({ role, wide }: Grant): readonly Permission[] {
  if (role === 'official') return ofOfficial
  if (role === 'analyst') return ofAnalyst
  return wide ? ofInstallationAdmin : ofAgencyAdmin
}

/** Every permission that the grants give on at least one agency, in the order of the most powerful role. */
export function permissionsOf(grants: readonly Grant[]): readonly Permission[] {
  const given = new Set(grants.filter(isLive).flatMap(permissionsOfGrant))
  return ofInstallationAdmin.filter(permission => given.has(permission))
}

/** Where the grants allow `permission`; null where nowhere. Agencies come sorted and once each. */
export function reachOf(grants: readonly Grant[], permission: Permission): Reach | null {
  return joinReach(grants.filter(grant => isLive(grant) && permissionsOfGrant(grant).includes(permission)))
}

/** Everything the grants reach with any role; null for an account without one. */
export function wholeReach(grants: readonly Grant[]): Reach | null {
  return joinReach(grants.filter(isLive))
}

// The agency of a membership may have been removed since.
const isLive = (grant: Grant): boolean => grant.wide || grant.agencies.length > 0

function joinReach(grants: readonly Grant[]): Reach | null {
  if (grants.length === 0) return null
  const agencies = [...new Set(grants.flatMap(grant => grant.agencies))].sort((a, b) => a - b)
  return { wide: grants.some(grant => grant.wide), agencies }
}

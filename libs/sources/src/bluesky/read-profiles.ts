import { skyPage } from './read-jetstream-event'

export type SkyProfile = { readonly author: string; readonly handle: string; readonly name: string | null; readonly followers: number | null }

/** Most accounts of one request. */
export const mostProfiles = 25

export const profilesAddress = (dids: readonly string[]): string => {
  const url = new URL('https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles')
  for (const did of dids) url.searchParams.append('actors', did)
  return url.href
}

const readProfile = (value: unknown): readonly SkyProfile[] => {
  const { did, handle, displayName, followersCount } = (value ?? {}) as Readonly<Record<string, unknown>>
  if (typeof did !== 'string' || typeof handle !== 'string') return []
  return [{
    author: skyPage(did),
    handle: `@${handle}`,
    name: typeof displayName === 'string' && displayName.trim() !== '' ? displayName.trim() : null,
    followers: Number.isSafeInteger(followersCount) ? followersCount as number : null,
  }]
}

/** Reads what app.bsky.actor.getProfiles says; what is no profile is left out. */
export const readProfiles = (body: string): readonly SkyProfile[] => {
  try {
    const { profiles } = JSON.parse(body) as { readonly profiles?: unknown }
    return Array.isArray(profiles) ? profiles.flatMap(readProfile) : []
  } catch {
    return []
  }
}

/** What is remembered of failed sign-ins under one key (an account or an address). */
export type LoginFailures = { readonly count: number; readonly lastAt: Date }

/** Free tries before the delay starts. A whole office may share one address, hence more for it. */
export const freeTries = { account: 5, address: 20 } as const
export type LoginKeyKind = keyof typeof freeTries

const longestSeconds = 15 * 60
/** A day without a failure and all is forgotten. */
const memoryMs = 24 * 60 * 60_000

/** How many failures still count at `now`. */
export function countingFailures(failures: LoginFailures | null, now: Date): number {
  if (failures === null || now.getTime() - failures.lastAt.getTime() >= memoryMs) return 0
  return failures.count
}

/**
 * Whole seconds until the next try is heard; 0 where it is free. After the free tries 2, 4, 8 … seconds from the last failure,
 * at most 15 minutes (OWASP authentication cheat sheet: delays that grow, no lock that an attacker could use against the owner).
 */
export function loginDelay(kind: LoginKeyKind, failures: LoginFailures | null, now: Date): number {
  const beyond = countingFailures(failures, now) - freeTries[kind]
  if (failures === null || beyond < 0) return 0
  const seconds = Math.min(longestSeconds, 2 ** (beyond + 1))
  const passedMs = now.getTime() - failures.lastAt.getTime()
  return Math.max(0, Math.ceil(seconds - passedMs / 1000))
}

const hour = 60 * 60_000

/** A session nobody used for this long is over (ASVS 5.0, 7.3.1). */
export const sessionIdleMs = 12 * hour
/** And none lives longer than this, used or not (ASVS 5.0, 7.3.2). */
export const sessionLifeMs = 7 * 24 * hour
/** Use is written down at most this often. */
export const sessionTouchMs = 60_000

export const setupLinkLifeMs = hour
export const invitationLifeMs = 72 * hour
